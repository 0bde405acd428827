package dev.actionguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.Program;
import dev.actionguard.source.SourceProgram;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The fixtures, read from sources alone, without any class path: less is found, and rules keep
 * quiet about what is not known.
 */
final class WithoutClassPathTest {
  /** Where that is not so, by fixture and rule, with what would have to be known. */
  private static final Map<String, String> LIMITS =
      Map.of(
          "access/MismatchedAccessCheckObjects MissingAccessCheck",
          "the exception by which a check of the program denies",
          "access/MissingAccessCheckDeepFlow MissingAccessCheck",
          "the library through which the checked call comes",
          "access/MissingAccessCheckServlet MissingAccessCheck",
          "that isUserInRole of the request asks for a role",
          "exception/DatabaseDetailLeakAnswers DatabaseDetailLeak",
          "what the answer takes; it is reported in another place",
          "exception/PartialWriteSetUp MaskedFailure",
          "that the class is a migration of Flyway",
          "exception/PartialWriteSetUp PartialWrite",
          "that the class is a migration of Flyway");

  /** Sources without what they are compiled with. */
  private static final class SourceAlone implements FrontEnd {
    @Override
    public String name() {
      return "source";
    }

    @Override
    public <T> T with(CompiledFixture fixture, Function<Program, T> use) {
      try (SourceProgram loaded =
          SourceProgram.read(
              new SourceProgram.Input(
                  List.of(fixture.fixture().root()), List.of(), List.of(), 17))) {
        return use.apply(loaded.program());
      }
    }
  }

  @Test
  void whatIsNotKnownIsNotReported() {
    Map<String, int[]> byRule = new TreeMap<>();
    TreeSet<String> unexpected = new TreeSet<>();
    try (FixtureCompiler compiler = new FixtureCompiler(Fixtures.output())) {
      FixtureRunner runner = new FixtureRunner(compiler, Fixtures.rules());
      FrontEnd alone = new SourceAlone();
      for (Fixture fixture : Fixtures.read(Fixtures.folder())) {
        if (runner.leftOut(fixture).isPresent()) {
          continue;
        }
        FixtureRunner.Difference difference = runner.run(fixture, alone);
        assertThat(difference.failures()).as(fixture.id()).isEmpty();
        fixture.expectations().stream()
            .filter(e -> e.isFor(alone.name()))
            .forEach(e -> counts(byRule, e.rule())[0]++);
        difference.missing().forEach(line -> counts(byRule, rule(line))[1]++);
        difference.unexpected().forEach(line -> unexpected.add(fixture.id() + " " + rule(line)));
      }
    }
    byRule.forEach(
        (rule, c) -> System.out.println(rule + ": " + (c[0] - c[1]) + " of " + c[0] + " found"));
    assertThat(unexpected).isEqualTo(new TreeSet<>(LIMITS.keySet()));
  }

  /** How many are expected, and how many of them are missing. */
  private static int[] counts(Map<String, int[]> byRule, String rule) {
    return byRule.computeIfAbsent(rule, r -> new int[2]);
  }

  /** {@code File.java:12 Rule: message} or {@code File.java:12 Rule contains: text}. */
  private static String rule(String line) {
    return line.lines().findFirst().orElse("").split("[ :]+", -1)[2];
  }
}
