package dev.actionguard.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.IrPrinter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The lowered form of some programs as text, to be read in review. Written anew with {@code
 * -Dactionguard.golden.update=true}.
 */
final class GoldenTest {
  private static final Path RESOURCES = Path.of("src/test/resources");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java8/Bank",
        "java8/CompoundAssignment",
        "java8/Concatenation",
        "java8/EnumSwitch",
        "java8/Finally",
        "java8/MethodReferences",
        "java8/NestedClasses",
        "java8/StringSwitch",
        "java8/Synchronised",
        "java8/TryWithResources",
        "java17/Patterns",
        "java17/Sealed",
        "java17/SwitchExpressions"
      })
  void formIsAsReviewed(String program) throws Exception {
    assumeTrue(
        Runtime.version().feature() == 17, "left out: other compilers number lambdas differently");
    Path source = RESOURCES.resolve("programs").resolve(program + ".java");
    Path classes = Compiled.files(folder, List.of(source), "--release", "17", "-g");
    String dump;
    try (LoadedProgram loaded = ProgramReader.read(List.of(classes), List.of())) {
      dump =
          loaded.program().classes().stream()
              .filter(model -> !model.name().matches(".*\\$\\d+") || !isSwitchMap(model))
              .map(IrPrinter::print)
              .collect(Collectors.joining("\n"));
    }
    Path golden = RESOURCES.resolve("golden").resolve(source.getFileName() + ".ir");
    if (Boolean.getBoolean("actionguard.golden.update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, dump);
    }
    assertThat(dump).isEqualTo(Files.readString(golden).replace("\r\n", "\n"));
  }

  private static boolean isSwitchMap(ClassModel model) {
    return model.fields().stream().anyMatch(f -> f.name().startsWith("$SwitchMap$"));
  }
}
