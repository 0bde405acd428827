package dev.actionguard.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.IrPrinter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several threads lower one program, and get what one thread gets. */
final class ThreadsTest {
  private static String dump(boolean parallel) throws Exception {
    Path jar =
        Path.of(
            org.objectweb.asm.ClassReader.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    try (LoadedProgram loaded = ProgramReader.read(List.of(jar), List.of())) {
      Stream<ClassModel> classes = loaded.program().classes().stream();
      return (parallel ? classes.parallel() : classes)
          .map(IrPrinter::print)
          .collect(Collectors.joining());
    }
  }

  @Test
  void resultsDoNotDependOnThreads() throws Exception {
    String one = dump(false);
    assertThat(dump(true)).isEqualTo(one);
    assertThat(dump(true)).isEqualTo(one);
  }
}
