package dev.actionguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.Program;
import dev.actionguard.options.Options;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rule.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Functions in fields are run by methods that no edge of the call graph joins with them. */
final class ThreadsTest {
  private static final String FUNCTIONS_IN_FIELDS = "exception/SwallowedDatabaseExceptionDeep";
  private static final int RUNS = 40;

  @Test
  void twoThreadsFindWhatOneFinds() {
    Fixture fixture =
        Fixtures.read(Fixtures.folder()).stream()
            .filter(f -> f.id().equals(FUNCTIONS_IN_FIELDS))
            .findFirst()
            .orElseThrow();
    try (FixtureCompiler compiler = new FixtureCompiler(Fixtures.output())) {
      for (FrontEnd frontEnd : FrontEnd.ALL) {
        frontEnd.with(
            compiler.compile(fixture),
            program -> {
              List<Finding> one = find(program, 1);
              assertThat(one).isNotEmpty();
              for (int run = 0; run < RUNS; run++) {
                assertThat(find(program, 2)).isEqualTo(one);
              }
              return one;
            });
      }
    }
  }

  private static List<Finding> find(Program program, int threads) {
    return Analyzer.analyze(program, Options.DEFAULT, Fixtures.rules(), threads).findings();
  }
}
