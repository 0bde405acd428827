package dev.actionguard.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.bytecode.interpreter.Interpreter;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small programs, those that the class-file front end is tested with, print the same on the JVM and
 * when the form lowered from their trees is interpreted.
 */
final class ProgramsTest {
  private static final Path PROGRAMS = Path.of("../bytecode/src/test/resources/programs");

  @TempDir private static Path folder;

  private static Path classes;
  private static Program program;

  static List<Path> programs() throws Exception {
    List<Path> found = new ArrayList<>();
    for (String release : Programs.releases()) {
      try (Stream<Path> files = Files.list(PROGRAMS.resolve(release))) {
        files.filter(f -> f.toString().endsWith(".java")).sorted().forEach(found::add);
      }
    }
    return found;
  }

  @BeforeAll
  static void compile() throws Exception {
    classes = Files.createDirectories(folder.resolve("classes"));
    program = Programs.compile(programs(), List.of(), classes);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void printsTheSame(Path file) throws Exception {
    String name = file.getFileName().toString().replace(".java", "");
    String expected = Programs.run(classes, name);
    assertThat(expected).isNotEmpty();
    assertThat(new Interpreter(program).run(name)).isEqualTo(expected);
  }

  @Test
  void nothingIsUnknown() {
    List<String> unknown = new ArrayList<>();
    for (ClassModel model : program.classes()) {
      for (MethodModel method : model.methods()) {
        if (method.code() != null) {
          method.code().body().blocks().stream()
              .flatMap(block -> block.statements().stream())
              .filter(Statement.Unknown.class::isInstance)
              .forEach(statement -> unknown.add(method.reference() + ": " + statement));
        }
      }
    }
    assertThat(unknown).isEmpty();
  }
}
