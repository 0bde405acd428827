package dev.actionguard.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkTreeTest {
  @TempDir private Path folder;

  @Test
  void isCleanWhenAllIsCommitted() throws Exception {
    assertThatThrownBy(() -> WorkTree.requireClean(folder))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("is in no git repository");
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      Path file = Files.writeString(folder.resolve("a.txt"), "a\n");
      git.add().addFilepattern("a.txt").call();
      assertThatThrownBy(() -> WorkTree.requireClean(folder)).hasMessageContaining("not committed");
      git.commit().setMessage("Start").setSign(false).setAuthor("A", "a@example.org").call();
      Files.writeString(folder.resolve("untracked.txt"), "b\n");
      WorkTree.requireClean(folder);
      Files.writeString(file, "c\n");
      assertThatThrownBy(() -> WorkTree.requireClean(folder)).hasMessageContaining("not committed");
    }
  }

  @Test
  void patchesApply() throws Exception {
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      Files.createDirectories(folder.resolve("a folder"));
      String before = "ä\n2\n3\n4\n5\n6\n7";
      String after = "ä\n2\nnew\n4\n5\n6\n7\n";
      Path file = Files.writeString(folder.resolve("a folder/b.txt"), before);
      String patch = WorkTree.patch("a folder/b.txt", before, after);
      assertThat(patch).contains("+++ b/a folder/b.txt").contains("-3\n+new\n");
      Path saved = Files.writeString(folder.resolve("p.patch"), patch);
      try (var in = Files.newInputStream(saved)) {
        git.apply().setPatch(in).call();
      }
      assertThat(file).hasContent(after);
    }
  }
}
