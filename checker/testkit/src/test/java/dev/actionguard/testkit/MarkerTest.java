package dev.actionguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodCode;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Marks stand where a finding can be: on the line of a call, a construction, a handler, a jump, a
 * declaration or an assignment of a field.
 */
final class MarkerTest {
  @Test
  void everyMarkStandsOnSuchALine() {
    List<String> wrong = new ArrayList<>();
    try (FixtureCompiler compiler = new FixtureCompiler(Fixtures.output())) {
      for (Fixture fixture : Fixtures.read(Fixtures.folder())) {
        if (fixture.later().isEmpty()) {
          for (FrontEnd frontEnd : FrontEnd.ALL) {
            Set<String> places = frontEnd.with(compiler.compile(fixture), MarkerTest::places);
            fixture.expectations().stream()
                .filter(e -> e.isFor(frontEnd.name()))
                .map(e -> e.file() + ":" + e.line())
                .filter(place -> !places.contains(place))
                .forEach(place -> wrong.add(fixture.id() + " " + place));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /**
   * Every {@code file:line} of a call, construction, closure, handler, jump, declaration or field
   * store.
   */
  private static Set<String> places(Program program) {
    Set<String> places = new TreeSet<>();
    for (ClassModel owner : program.classes()) {
      owner.fields().forEach(f -> places.add(owner.sourceFile() + ":" + f.range().startLine()));
      for (MethodModel method : owner.methods()) {
        places.add(owner.sourceFile() + ":" + method.range().startLine());
        MethodCode code = method.code();
        if (code != null) {
          for (BasicBlock block : code.body().blocks()) {
            block.statements().stream()
                .filter(MarkerTest::canBeReported)
                .forEach(s -> places.add(owner.sourceFile() + ":" + s.range().startLine()));
            if (block.terminator() instanceof Terminator.Throw
                || block.terminator() instanceof Terminator.Jump) {
              places.add(owner.sourceFile() + ":" + block.terminator().range().startLine());
            }
          }
        }
      }
    }
    return places;
  }

  private static boolean canBeReported(Statement statement) {
    return statement instanceof Statement.Call
        || statement instanceof Statement.New
        || statement instanceof Statement.Closure
        || statement instanceof Statement.FieldStore
        || statement instanceof Statement.Caught;
  }
}
