package dev.actionguard.testkit;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.config.ConfigException;
import dev.actionguard.config.ConfigReader;
import dev.actionguard.options.Options;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.testkit.GuardedProgram.Backing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Takes the guards out of programs that have them, one at a time: each time a rule that fits speaks
 * up where that guard was missed, and no other rule does. {@code guards/survivors.txt} lists those
 * that nothing reports, each with its reason, and nothing else.
 */
final class GuardRemovalTest {
  private static final Path SAMPLES = Path.of("..", "..", "samples");
  private static final Path LIBRARIES = Path.of("target", "samples");
  private static final Path GUARDS = Path.of("src", "test", "resources", "guards");
  private static final Path SURVIVORS = GUARDS.resolve("survivors.txt");
  private static final int FEWEST = 150;

  /** What became of each mutant goes here. */
  private static final Path TABLE = Path.of("target", "guards.txt");

  private static final Path RECORDER = Path.of("dev", "actionguard", "recorder");
  private static final Path RUNNER = RECORDER.resolve(Path.of("store", "Transactions.java"));
  private static final List<Backing> RECORDER_BACKINGS =
      List.of(
          new Backing(
              "checkCaller",
              RECORDER.resolve(Path.of("store", "ServerTable.java")),
              "guard.checkOwner(context, operation, found.owner());",
              ""),
          new Backing(
              "checkCaller",
              RECORDER.resolve(Path.of("store", "ServerRegistry.java")),
              "guard.checkOwner(context, Operation.MANAGE_SERVERS, owner);",
              ""),
          new Backing(
              "checkCaller",
              RECORDER.resolve(Path.of("store", "ServerTable.java")),
              "callerProject == null ? null : callerProject.value()",
              "null"),
          new Backing(
              "checkOwner",
              RECORDER.resolve(Path.of("access", "AccessGuard.java")),
              "checkOwner(context, operation, context.projectId());",
              ""));
  private static final List<Backing> DESK_BACKINGS =
      List.of(
          new Backing(
              "requireRole",
              Path.of("com", "example", "ticketdesk", "web", "CommentController.java"),
              "@PreAuthorize(\"hasRole('AGENT')\")",
              ""));

  /** Runs each statement of a unit of work on its own. */
  private static final String WITHOUT_TRANSACTION =
      "<T> T runEach(String operation, Work<T> work) {"
          + " try (Connection connection = dataSource.getConnection()) {"
          + " return work.run(new Tx(connection)); } catch (SQLException e) {"
          + " throw Faults.translate(operation, e); } }\n";

  private final RuleSet rules = Fixtures.rules();

  /** What became of a mutant. */
  private record Outcome(Mutant mutant, boolean compiles, List<Finding> fresh) {
    /** The rules that report it where they should. */
    Set<String> found() {
      Set<String> found = new TreeSet<>();
      fresh.stream()
          .filter(f -> mutant.kind().fits(f.rule()) && isInPlace(f))
          .forEach(f -> found.add(f.rule()));
      return found;
    }

    /** Whether a finding is at the guard, or on a way that leads through the code that lost it. */
    private boolean isInPlace(Finding finding) {
      return Stream.of(
              Stream.of(finding.place()),
              finding.flow().stream().map(FlowStep::place),
              finding.related().stream().map(FlowStep::place))
          .flatMap(s -> s)
          .anyMatch(this::isInPlace);
    }

    private boolean isInPlace(Place place) {
      return (mutant.kind() != GuardKind.CLOCK && mutant.kind() != GuardKind.CATCH)
          || (mutant.file().toString().endsWith(place.sourceFile())
              && place.range().startLine() <= mutant.lastLine()
              && place.range().startLine() >= mutant.line() - 12);
    }

    String describe() {
      StringBuilder text = new StringBuilder(found().isEmpty() ? "SURVIVES " : "found    ");
      text.append(mutant.id());
      fresh.forEach(f -> text.append("\n      ").append(at(f)));
      return text.toString();
    }

    private static String at(Finding finding) {
      Place place = finding.place();
      return finding.rule() + " " + place.sourceFile() + ":" + place.range().startLine();
    }

    List<String> unrelated() {
      return fresh.stream()
          .filter(f -> !mutant.kind().fits(f.rule()))
          .map(
              f ->
                  mutant.id()
                      + " | "
                      + f.rule()
                      + " "
                      + f.place().sourceFile()
                      + ":"
                      + f.place().range().startLine())
          .toList();
    }
  }

  @Test
  void eachMissingGuardIsReported() {
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.addAll(run("action-recorder", Optional.of(RUNNER), RECORDER_BACKINGS));
    outcomes.addAll(run("ticket-desk", Optional.empty(), DESK_BACKINGS));
    List<Outcome> compiled = outcomes.stream().filter(Outcome::compiles).toList();
    print(compiled, outcomes.size() - compiled.size());

    Set<String> explained = explained();
    assertThat(compiled).hasSizeGreaterThanOrEqualTo(FEWEST);
    assertThat(compiled.stream().filter(o -> o.found().isEmpty()).map(o -> o.mutant().id()))
        .as("reported by no rule that fits")
        .containsExactlyInAnyOrderElementsOf(explained);
    assertThat(compiled.stream().flatMap(o -> o.unrelated().stream()))
        .as("reported by another rule")
        .isEmpty();
  }

  private List<Outcome> run(String sample, Optional<Path> runner, List<Backing> backings) {
    Path folder = SAMPLES.resolve(sample);
    GuardedProgram program =
        new GuardedProgram(
            folder.resolve(Path.of("src", "main", "java")).toAbsolutePath().normalize(),
            Fixtures.output().resolveSibling("guard-classes").resolve(sample),
            libraries(),
            options(sample, folder),
            rules,
            backings);
    List<Mutant> mutants =
        selected(
            program.mutants(runner, WITHOUT_TRANSACTION).stream()
                .filter(mutant -> isGuard(mutant, program.findings("")))
                .toList());
    return IntStream.range(0, mutants.size())
        .parallel()
        .mapToObj(
            i ->
                program
                    .findings(mutants.get(i), i)
                    .map(
                        found ->
                            new Outcome(
                                mutants.get(i),
                                true,
                                fresh(found, program.findings(mutants.get(i).check()))))
                    .orElseGet(() -> new Outcome(mutants.get(i), false, List.of())))
        .toList();
  }

  /** A handler that is reported as it is guards nothing. */
  private static boolean isGuard(Mutant mutant, List<Finding> known) {
    return mutant.kind() != GuardKind.CATCH || new Outcome(mutant, true, known).found().isEmpty();
  }

  /** Each guard once, each way to weaken it in turn. */
  private static List<Mutant> selected(List<Mutant> mutants) {
    Map<String, List<Mutant>> byGuard = new LinkedHashMap<>();
    for (Mutant mutant : mutants) {
      byGuard.computeIfAbsent(mutant.guardId(), k -> new ArrayList<>()).add(mutant);
    }
    List<Mutant> selected = new ArrayList<>();
    for (List<Mutant> ways : byGuard.values()) {
      selected.add(ways.get(selected.size() % ways.size()));
    }
    return selected;
  }

  private static List<Finding> fresh(List<Finding> found, List<Finding> known) {
    Set<String> keys = known.stream().map(GuardRemovalTest::key).collect(toSet());
    return found.stream().filter(f -> !keys.contains(key(f))).toList();
  }

  private static String key(Finding finding) {
    return finding.rule() + finding.fingerprint();
  }

  private static List<Path> libraries() {
    List<Path> libraries = new ArrayList<>(FixtureCompiler.libraries());
    try (Stream<Path> jars = Files.list(LIBRARIES)) {
      libraries.addAll(jars.filter(f -> f.toString().endsWith(".jar")).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return libraries;
  }

  /** The sample's own configuration, or one for the test. */
  private Options options(String sample, Path folder) {
    Path own = folder.resolve("actionguard.yaml");
    Path file = Files.exists(own) ? own : GUARDS.resolve(sample + ".yaml");
    try {
      return ConfigReader.read(file, "actionguard.yaml", rules).options();
    } catch (ConfigException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> explained() {
    try {
      Set<String> explained = new LinkedHashSet<>();
      for (String line : Files.readAllLines(SURVIVORS)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          explained.add(line.substring(0, line.lastIndexOf("  # ")));
        }
      }
      return explained;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Prints how many guards of each kind there are, and which rules told of how many. */
  private static void print(List<Outcome> outcomes, int uncompiled) {
    Map<GuardKind, Map<String, Integer>> table = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      Map<String, Integer> row =
          table.computeIfAbsent(outcome.mutant().kind(), k -> new LinkedHashMap<>());
      row.merge("mutants", 1, Integer::sum);
      row.merge("found", outcome.found().isEmpty() ? 0 : 1, Integer::sum);
      outcome.found().forEach(rule -> row.merge(rule, 1, Integer::sum));
    }
    table.forEach((kind, row) -> System.out.println("Guards: " + kind + " " + row));
    System.out.println(
        "Guards: "
            + outcomes.stream().filter(o -> !o.found().isEmpty()).count()
            + " of "
            + outcomes.size()
            + " found; "
            + uncompiled
            + " more do not compile");
    try {
      Files.write(TABLE, outcomes.stream().map(Outcome::describe).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
