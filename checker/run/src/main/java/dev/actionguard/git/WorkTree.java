package dev.actionguard.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The files that are about to be changed. */
public final class WorkTree {
  private WorkTree() {}

  /**
   * Requires that a change of files can be told from others and undone.
   *
   * @throws GitException if there is no repository, or tracked files differ from the last commit
   */
  public static void requireClean(Path directory) throws GitException, IOException {
    FileRepositoryBuilder builder =
        new FileRepositoryBuilder().readEnvironment().findGitDir(directory.toFile());
    if (builder.getGitDir() == null) {
      throw new GitException(directory + " is in no git repository");
    }
    try (Repository repository = builder.build();
        Git git = new Git(repository)) {
      if (git.status().call().hasUncommittedChanges()) {
        throw new GitException("there are changes that are not committed");
      }
    } catch (GitAPIException | RuntimeException e) {
      throw new GitException("the git repository cannot be read: " + e.getMessage());
    }
  }

  /**
   * Returns the change of a file as {@code git apply} takes it.
   *
   * @param path from the folder where the patch will be applied, with {@code /}
   */
  public static String patch(String path, String before, String after) {
    RawText old = new RawText(before.getBytes(StandardCharsets.UTF_8));
    RawText changed = new RawText(after.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DiffFormatter formatter = new DiffFormatter(out)) {
      formatter.format(
          new HistogramDiff().diff(RawTextComparator.DEFAULT, old, changed), old, changed);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
    String shown = path.indexOf(' ') < 0 ? path : path + "\t";
    return "--- a/%s\n+++ b/%s\n".formatted(shown, shown) + out.toString(StandardCharsets.UTF_8);
  }
}
