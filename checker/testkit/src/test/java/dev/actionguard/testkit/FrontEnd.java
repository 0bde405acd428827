package dev.actionguard.testkit;

import dev.actionguard.bytecode.LoadedProgram;
import dev.actionguard.bytecode.ProgramReader;
import dev.actionguard.ir.Program;
import java.util.List;
import java.util.function.Function;

/** Lowers a fixture to the program form. */
interface FrontEnd {
  /** Every front end that exists. */
  List<FrontEnd> ALL = List.of(new Bytecode(), new JavacFrontEnd());

  /** Its name in {@code // BUG[name]:} comments. */
  String name();

  /** Lowers all classes of a fixture and uses the program; it need not be readable afterwards. */
  <T> T with(CompiledFixture fixture, Function<Program, T> use);

  /** Class files. */
  final class Bytecode implements FrontEnd {
    @Override
    public String name() {
      return "bytecode";
    }

    @Override
    public <T> T with(CompiledFixture fixture, Function<Program, T> use) {
      try (LoadedProgram loaded =
          ProgramReader.read(List.of(fixture.classes()), fixture.classPath())) {
        return use.apply(loaded.program());
      }
    }
  }
}
