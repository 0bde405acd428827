package dev.actionguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every fixture in every front end has the findings that it marks and no others. {@code
 * -Dfixture=<pattern>} runs those whose id contains a match. Fixtures of a rule that is not
 * implemented yet are compiled and shown as skipped.
 */
final class FixtureTest {
  private static final FixtureCompiler COMPILER = new FixtureCompiler(Fixtures.output());

  private final FixtureRunner runner = new FixtureRunner(COMPILER, Fixtures.rules());
  private final List<Fixture> fixtures =
      Fixtures.read(Fixtures.folder()).stream()
          .filter(f -> Pattern.compile(System.getProperty("fixture", "")).matcher(f.id()).find())
          .toList();

  @AfterAll
  static void close() {
    COMPILER.close();
  }

  @TestFactory
  Stream<DynamicTest> compiles() {
    return fixtures.stream()
        .map(f -> DynamicTest.dynamicTest(f.id() + " compiles", () -> COMPILER.compile(f)));
  }

  @TestFactory
  Stream<DynamicTest> findsWhatIsMarked() {
    return FrontEnd.ALL.stream()
        .flatMap(
            frontEnd ->
                fixtures.stream()
                    .map(
                        f ->
                            DynamicTest.dynamicTest(
                                f.id() + " [" + frontEnd.name() + "]", () -> run(f, frontEnd))));
  }

  private void run(Fixture fixture, FrontEnd frontEnd) {
    assumeTrue(runner.leftOut(fixture).isEmpty(), () -> runner.leftOut(fixture).orElse("left out"));
    FixtureRunner.Difference difference = runner.run(fixture, frontEnd);
    assertThat(difference.isEmpty()).as("%s%n%s", fixture.id(), difference).isTrue();
  }

  @Test
  void saysHowManyWait() {
    List<String> waiting =
        fixtures.stream()
            .flatMap(f -> runner.leftOut(f).map(why -> f.id() + " (" + why + ")").stream())
            .toList();
    System.out.println(waiting.size() + " of " + fixtures.size() + " fixtures are not run yet");
    assertThat(fixtures).hasSizeGreaterThanOrEqualTo(waiting.size());
  }
}
