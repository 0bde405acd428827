package dev.actionguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The held-back programs have the findings that they mark and no others, but for the misses that
 * are known; their README gives the reasons.
 */
final class HeldBackTest {
  /** By program the findings that are not made yet. */
  private static final Map<String, List<String>> KNOWN_MISSES =
      Map.of(
          "telemetry/QueryInjectionTelemetry",
          List.of("telemetry/Readings.java:23 QueryInjection"));

  private static final FixtureCompiler COMPILER =
      new FixtureCompiler(Fixtures.output().resolveSibling("heldback-classes"));

  private final FixtureRunner runner = new FixtureRunner(COMPILER, Fixtures.rules());

  @AfterAll
  static void close() {
    COMPILER.close();
  }

  @TestFactory
  Stream<DynamicTest> findsWhatIsMarked() {
    return Fixtures.read(Fixtures.folder("heldback")).stream()
        .flatMap(
            program ->
                FrontEnd.ALL.stream()
                    .map(
                        frontEnd ->
                            DynamicTest.dynamicTest(
                                name(program, frontEnd), () -> run(program, frontEnd))));
  }

  private static String name(Fixture program, FrontEnd frontEnd) {
    return program.id() + " [" + frontEnd.name() + "]";
  }

  private void run(Fixture program, FrontEnd frontEnd) {
    FixtureRunner.Difference difference = runner.run(program, frontEnd);
    List<String> known = KNOWN_MISSES.getOrDefault(program.id(), List.of());
    List<String> missing =
        difference.missing().stream().map(line -> line.lines().findFirst().orElse(line)).toList();
    assertThat(missing).as("missing").containsExactlyElementsOf(known);
    assertThat(difference.unexpected()).as("unexpected").isEmpty();
    assertThat(difference.failures()).as("failures").isEmpty();
  }
}
