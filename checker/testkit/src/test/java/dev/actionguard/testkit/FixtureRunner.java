package dev.actionguard.testkit;

import dev.actionguard.config.ConfigException;
import dev.actionguard.config.ConfigReader;
import dev.actionguard.options.Options;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.rule.Suppressions;
import dev.actionguard.testkit.Fixture.Expectation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives fixtures to a front end and compares the findings with those expected. */
final class FixtureRunner {
  private static final int THREADS = 1;

  private final FixtureCompiler compiler;
  private final RuleSet rules;

  FixtureRunner(FixtureCompiler compiler, RuleSet rules) {
    this.compiler = compiler;
    this.rules = rules;
  }

  /**
   * What differs, each as one line of text; all empty if the fixture passes.
   *
   * @param missing expected findings that are not there
   * @param unexpected findings that nothing expects
   * @param failures methods that could not be analysed
   */
  record Difference(List<String> missing, List<String> unexpected, List<String> failures) {
    boolean isEmpty() {
      return missing.isEmpty() && unexpected.isEmpty() && failures.isEmpty();
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      missing.forEach(line -> text.append("missing     ").append(line).append('\n'));
      unexpected.forEach(line -> text.append("unexpected  ").append(line).append('\n'));
      failures.forEach(line -> text.append("failed      ").append(line).append('\n'));
      return text.toString();
    }
  }

  /**
   * Returns why a fixture is not run now, or empty if it is. {@code -Dlater=true} runs those too
   * that wait for something.
   */
  Optional<String> leftOut(Fixture fixture) {
    if (fixture.later().isPresent() && !Boolean.getBoolean("later")) {
      return fixture.later().map(reason -> "later: " + reason);
    }
    return rules.find(fixture.rule()).isEmpty()
        ? Optional.of("not implemented: " + fixture.rule())
        : Optional.empty();
  }

  /** Compiles and analyses a fixture. */
  AnalysisResult analyze(Fixture fixture, FrontEnd frontEnd) {
    Options options = options(fixture);
    return frontEnd.with(
        compiler.compile(fixture),
        program ->
            Suppressions.apply(
                    Analyzer.analyze(program, options, rules, THREADS),
                    program,
                    options,
                    rules,
                    List.of(),
                    LocalDate.EPOCH)
                .result());
  }

  /** Compares what a front end finds in a fixture with what it expects. */
  Difference run(Fixture fixture, FrontEnd frontEnd) {
    AnalysisResult result = analyze(fixture, frontEnd);
    List<Expectation> open =
        new ArrayList<>(
            fixture.expectations().stream()
                .filter(e -> e.isFor(frontEnd.name()) && isChecked(fixture, e.rule()))
                .toList());
    List<String> unexpected = new ArrayList<>();
    for (Finding finding : result.findings()) {
      if (isChecked(fixture, finding.rule())
          && !open.remove(open.stream().filter(e -> isMet(e, finding)).findFirst().orElse(null))) {
        unexpected.add(
            describe(
                fixture,
                finding.place().sourceFile(),
                finding.place().range().startLine(),
                finding.rule() + ": " + finding.message()));
      }
    }
    return new Difference(
        open.stream()
            .map(
                e ->
                    describe(
                        fixture,
                        e.file(),
                        e.line(),
                        e.contains().isEmpty()
                            ? e.rule()
                            : e.rule() + " contains: " + e.contains()))
            .toList(),
        unexpected,
        result.failures().stream()
            .map(f -> f.method() + " (" + f.stage() + "): " + f.reason())
            .toList());
  }

  /** Reads a fixture's configuration; without one the options are the default ones. */
  Options options(Fixture fixture) {
    if (fixture.configuration().isEmpty()) {
      return Options.DEFAULT;
    }
    try {
      return ConfigReader.read(fixture.configuration().get(), "actionguard.yaml", rules).options();
    } catch (ConfigException | IOException e) {
      throw new IllegalArgumentException(fixture.id() + ": " + e.getMessage(), e);
    }
  }

  /** Whether the rule is implemented and the fixture has something to say about it. */
  private boolean isChecked(Fixture fixture, String rule) {
    return rules.find(rule).isPresent()
        && (fixture.only().isEmpty() || fixture.only().contains(rule))
        && !fixture.without().contains(rule);
  }

  private static boolean isMet(Expectation expectation, Finding finding) {
    return finding.rule().equals(expectation.rule())
        && finding.place().sourceFile().equals(expectation.file())
        && finding.place().range().startLine() == expectation.line()
        && finding.message().contains(expectation.contains());
  }

  private static String describe(Fixture fixture, String file, int line, String what) {
    Path source = fixture.root().resolve(file);
    List<String> lines =
        file.isEmpty() || !Files.exists(source) ? List.of() : FixtureReader.lines(source);
    String text = line > 0 && line <= lines.size() ? lines.get(line - 1).strip() : "?";
    return file + ":" + line + " " + what + "\n              " + text;
  }
}
