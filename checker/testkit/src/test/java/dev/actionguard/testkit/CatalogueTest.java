package dev.actionguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.testkit.Fixture.SpecLine;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every rule has its page and its fixtures, and every line of the specification its variants. */
final class CatalogueTest {
  private static final int VARIANTS = 3;

  private final List<Fixture> fixtures = Fixtures.read(Fixtures.folder());

  @Test
  void everyRuleHasAPage() {
    for (String rule : Fixtures.TOPICS.keySet()) {
      assertThat(getClass().getResource("/dev/actionguard/docs/" + rule + ".md"))
          .as(
              "page of %s: add rules/core/src/main/resources/dev/actionguard/docs/%s.md",
              rule, rule)
          .isNotNull();
    }
  }

  @Test
  void everyRuleHasPositivesAndNegatives() {
    for (String rule : Fixtures.TOPICS.keySet()) {
      List<Fixture> own =
          fixtures.stream().filter(f -> f.rule().equals(rule) && f.later().isEmpty()).toList();
      assertThat(own).as("fixtures of %s", rule).isNotEmpty();
      assertThat(own.stream().mapToLong(Fixture::positives).sum()).as("of %s", rule).isPositive();
      assertThat(own.stream().mapToLong(Fixture::guarded).sum()).as("of %s", rule).isPositive();
    }
  }

  @Test
  void everyFixtureLiesInItsTopicAndPackages() {
    for (Fixture fixture : fixtures) {
      assertThat(fixture.topic()).as(fixture.id()).isEqualTo(Fixtures.TOPICS.get(fixture.rule()));
      assertThat(fixture.sources()).as(fixture.id()).isNotEmpty();
      for (Path source : fixture.sources()) {
        String folder =
            Objects.toString(fixture.root().relativize(source).getParent(), "").replace('\\', '/');
        assertThat(FixtureReader.lines(source))
            .as("%s: the folder says the package", source)
            .matches(
                lines ->
                    folder.isEmpty()
                        || lines.contains("package " + folder.replace('/', '.') + ";"));
      }
    }
  }

  @Test
  void everyConfigurationCanBeRead() {
    try (FixtureCompiler compiler = new FixtureCompiler(Fixtures.output())) {
      FixtureRunner runner = new FixtureRunner(compiler, Fixtures.rules());
      for (Fixture fixture : fixtures) {
        assertThat(runner.options(fixture)).as(fixture.id()).isNotNull();
      }
    }
  }

  /**
   * A line is covered by as many variants as the fixtures that name it have marks of its kind, each
   * fixture's marks being shared by the lines of that kind that it names.
   */
  @Test
  void everyLineOfTheSpecificationHasItsVariants() throws IOException, URISyntaxException {
    List<String> thin = new ArrayList<>();
    for (Line line : lines()) {
      if (line.rule().isEmpty()) {
        assertThat(line.leftTo()).as(line.line().toString()).isNotEmpty();
      } else {
        double variants =
            fixtures.stream()
                .filter(f -> f.rule().equals(line.rule()) && f.specLines().contains(line.line()))
                .mapToDouble(f -> share(f, line.line()))
                .sum();
        if (variants < VARIANTS) {
          thin.add("%s (%s): %.1f".formatted(line.line(), line.rule(), variants));
        }
      }
    }
    assertThat(thin).as("lines with fewer than %d variants", VARIANTS).isEmpty();
  }

  @Test
  void fixturesNameOnlyLinesThatAreThere() throws IOException, URISyntaxException {
    List<SpecLine> known = lines().stream().map(Line::line).toList();
    for (Fixture fixture : fixtures) {
      assertThat(known).as(fixture.id()).containsAll(fixture.specLines());
    }
  }

  @Test
  void tellsHowManyThereAre() {
    Map<String, String> counts = new TreeMap<>();
    Fixtures.TOPICS.forEach(
        (rule, topic) -> {
          Predicate<Fixture> own = f -> f.rule().equals(rule);
          counts.put(
              rule,
              "%d fixtures (%d later), %d positives, %d negatives"
                  .formatted(
                      fixtures.stream().filter(own).count(),
                      fixtures.stream().filter(own).filter(f -> f.later().isPresent()).count(),
                      fixtures.stream().filter(own).mapToLong(Fixture::positives).sum(),
                      fixtures.stream().filter(own).mapToLong(Fixture::guarded).sum()));
        });
    counts.forEach((rule, count) -> System.out.println(rule + ": " + count));
    assertThat(counts).hasSameSizeAs(Fixtures.TOPICS);
  }

  private static double share(Fixture fixture, SpecLine line) {
    long marks = line.finding() ? fixture.positives() : fixture.guarded();
    long named =
        fixture.specLines().stream().filter(other -> other.finding() == line.finding()).count();
    return (double) marks / named;
  }

  /** A line and the rule with fixtures that it concerns, or what it is left to. */
  private record Line(SpecLine line, String rule, String leftTo) {}

  private static List<Line> lines() throws URISyntaxException {
    Path file =
        Path.of(Objects.requireNonNull(CatalogueTest.class.getResource("/spec-lines.csv")).toURI());
    return FixtureReader.lines(file).stream()
        .filter(text -> !text.startsWith("#"))
        .map(text -> text.split(",", -1))
        .map(
            cells ->
                new Line(
                    new SpecLine(
                        Integer.parseInt(cells[0]),
                        cells[1].equals("finding"),
                        Integer.parseInt(cells[2])),
                    cells[3],
                    cells[4]))
        .collect(Collectors.toList());
  }
}
