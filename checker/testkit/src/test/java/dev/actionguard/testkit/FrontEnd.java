package dev.actionguard.testkit;

import dev.actionguard.bytecode.LoadedProgram;
import dev.actionguard.bytecode.ProgramReader;
import dev.actionguard.ir.Program;
import dev.actionguard.source.SourceProgram;
import java.util.List;
import java.util.function.Function;

/** Lowers a fixture to the program form. */
interface FrontEnd {
  /** Every front end that exists. */
  List<FrontEnd> ALL = List.of(new Bytecode(), new JavacFrontEnd(), new Source());

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

  /** Sources, with the class path that they are compiled with. */
  final class Source implements FrontEnd {
    @Override
    public String name() {
      return "source";
    }

    @Override
    public <T> T with(CompiledFixture fixture, Function<Program, T> use) {
      try (SourceProgram loaded =
          SourceProgram.read(
              new SourceProgram.Input(
                  List.of(fixture.fixture().root()),
                  List.of(fixture.classes()),
                  fixture.classPath(),
                  17))) {
        return use.apply(loaded.program());
      }
    }
  }
}
