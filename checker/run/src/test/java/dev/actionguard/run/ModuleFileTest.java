package dev.actionguard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionguard.bytecode.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModuleFileTest {
  @TempDir private Path folder;

  @Test
  void isReadAsItWasWritten() throws Exception {
    ModuleFile module =
        new ModuleFile(
            List.of(Path.of("/p/a b/src")),
            List.of(Path.of("/p/classes")),
            List.of(Path.of("/lib/ä.jar"), Path.of("/lib/b.jar")),
            21);
    Path file = Files.writeString(folder.resolve("m.txt"), module.text());
    assertThat(ModuleFile.read(file)).isEqualTo(module);
  }

  @Test
  void mistakesAreTold() throws Exception {
    for (String text : List.of("release x", "jar /a.jar", "library")) {
      Path file = Files.writeString(folder.resolve("m.txt"), text);
      assertThatThrownBy(() -> ModuleFile.read(file))
          .as(text)
          .isInstanceOf(InputException.class)
          .hasMessageContaining(text);
    }
  }
}
