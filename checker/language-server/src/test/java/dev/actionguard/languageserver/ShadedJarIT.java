package dev.actionguard.languageserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What is in the jar that users get. */
final class ShadedJarIT {
  private static final Path JAR = Path.of(System.getProperty("actionguard.jar"));

  @Test
  void holdsOnlyWhatItNeeds() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("dev.actionguard.languageserver.Main");
      List<String> names = jar.stream().map(e -> e.getName()).toList();
      assertThat(names)
          .doesNotHaveDuplicates()
          .contains(
              "META-INF/LICENSE",
              "META-INF/NOTICE",
              "META-INF/licenses/README.txt",
              "META-INF/licenses/lsp4j.txt",
              "META-INF/licenses/asm.txt")
          .noneMatch(n -> n.matches("META-INF/.*\\.(SF|DSA|RSA)"))
          .filteredOn(n -> !n.endsWith("/"))
          .allMatch(
              n ->
                  n.matches(
                      "(META-INF|dev/actionguard|com/fasterxml/jackson/core|com/google/gson"
                          + "|com/google/errorprone/annotations|com/github/javaparser"
                          + "|com/googlecode/javaewah(32)?|org/apache/commons/codec"
                          + "|org/(snakeyaml|objectweb|jspecify|eclipse/jgit|eclipse/lsp4j|slf4j))/.*"));
    }
  }
}
