package dev.actionguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourcesTest {
  @Test
  void resolvesInsideOfItsFoldersOnly(@TempDir Path base) throws Exception {
    Path folder = Files.createDirectories(base.resolve("src/main/java/com/acme")).getParent();
    folder = folder.getParent();
    Files.writeString(folder.resolve("com/acme/A.java"), "one\r\ntwo\rthree\n");
    Files.writeString(base.resolve("secret.txt"), "secret");
    Sources sources = Sources.of(base, List.of(Path.of("src/main/java")));
    assertThat(sources.path("com/acme/A.java")).isEqualTo("src/main/java/com/acme/A.java");
    assertThat(sources.find("com/acme/A.java").orElseThrow().lines())
        .containsExactly("one", "two", "three", "");
    assertThat(sources.find("com/acme/A.java").orElseThrow().line(4)).contains("");
    assertThat(sources.find("com/acme/A.java").orElseThrow().line(5)).isEmpty();
    assertThat(sources.find("../../../secret.txt")).isEmpty();
    assertThat(sources.find("com/acme/\0.java")).isEmpty();
    assertThat(sources.find("")).isEmpty();
    assertThat(sources.path("com/acme/B.java")).isEqualTo("com/acme/B.java");
    assertThat(Sources.of(base.resolve("elsewhere"), List.of(folder)).path("com/acme/A.java"))
        .isEqualTo("com/acme/A.java");
  }
}
