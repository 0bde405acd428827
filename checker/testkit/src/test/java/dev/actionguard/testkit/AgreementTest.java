package dev.actionguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.actionguard.testkit.Fixture.Expectation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * All front ends report the same findings, with the same fingerprints. Left out are lines whose
 * marks accept a difference, by naming front ends.
 */
final class AgreementTest {
  private static final FixtureCompiler COMPILER = new FixtureCompiler(Fixtures.output());

  private final FixtureRunner runner = new FixtureRunner(COMPILER, Fixtures.rules());

  @AfterAll
  static void close() {
    COMPILER.close();
  }

  @TestFactory
  Stream<DynamicTest> agree() {
    return Fixtures.read(Fixtures.folder()).stream()
        .map(f -> DynamicTest.dynamicTest(f.id(), () -> agree(f)));
  }

  private void agree(Fixture fixture) {
    assumeTrue(FrontEnd.ALL.size() > 1, "fewer than two front ends");
    assumeTrue(runner.leftOut(fixture).isEmpty(), "left out");
    Map<String, Set<String>> found = new TreeMap<>();
    for (FrontEnd frontEnd : FrontEnd.ALL) {
      found.put(frontEnd.name(), findings(fixture, frontEnd));
    }
    String first = FrontEnd.ALL.get(0).name();
    found.forEach(
        (name, findings) ->
            assertThat(findings)
                .as("%s: %s against %s", fixture.id(), name, first)
                .isEqualTo(found.get(first)));
  }

  private Set<String> findings(Fixture fixture, FrontEnd frontEnd) {
    List<String> accepted =
        fixture.expectations().stream()
            .filter(e -> !e.frontEnds().isEmpty())
            .map(AgreementTest::place)
            .toList();
    return runner.analyze(fixture, frontEnd).findings().stream()
        .filter(
            f ->
                !accepted.contains(
                    f.rule() + " " + f.place().sourceFile() + ":" + f.place().range().startLine()))
        .map(
            f ->
                f.rule()
                    + " "
                    + f.place().sourceFile()
                    + ":"
                    + f.place().range().startLine()
                    + " "
                    + f.fingerprint())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String place(Expectation expectation) {
    return expectation.rule() + " " + expectation.file() + ":" + expectation.line();
  }
}
