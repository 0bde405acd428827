package dev.actionguard.testkit;

import dev.actionguard.rule.Finding;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Runs the fixtures whose id contains a match of the pattern, with every front end, and prints what
 * is missing and what was not expected. For work on a rule: fixtures are read from the sources, so
 * that an edit needs no build. {@code -v} as second argument prints every finding with its flow. A
 * third argument names another folder of programs beside the fixtures: {@code heldback}.
 *
 * <pre>
 * mvn -q -B process-test-classes dependency:build-classpath -pl checker/testkit -am \
 *     -Dmdep.outputFile=target/testkit.cp
 * java -cp checker/testkit/target/test-classes:$(cat checker/testkit/target/testkit.cp) \
 *     dev.actionguard.testkit.FixtureMain QueryInjection
 * </pre>
 */
public final class FixtureMain {
  private static final Path RESOURCES = Path.of("checker/testkit/src/test/resources");

  private FixtureMain() {}

  /** Exits with 1 if anything differs. */
  public static void main(String[] args) {
    Pattern pattern = Pattern.compile(args.length > 0 ? args[0] : "");
    boolean verbose = args.length > 1 && args[1].equals("-v");
    String folder = args.length > 2 ? args[2] : "fixtures";
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    int failed = 0;
    int passed = 0;
    int leftOut = 0;
    try (FixtureCompiler compiler = new FixtureCompiler(Fixtures.output())) {
      FixtureRunner runner = new FixtureRunner(compiler, Fixtures.rules());
      List<Fixture> fixtures =
          Fixtures.read(
                  Files.exists(RESOURCES) ? RESOURCES.resolve(folder) : Fixtures.folder(folder))
              .stream()
              .filter(f -> pattern.matcher(f.id()).find())
              .toList();
      for (Fixture fixture : fixtures) {
        if (runner.leftOut(fixture).isPresent()) {
          compiler.compile(fixture);
          out.println("left out    " + fixture.id() + " (" + runner.leftOut(fixture).get() + ")");
          leftOut++;
          continue;
        }
        for (FrontEnd frontEnd : FrontEnd.ALL) {
          FixtureRunner.Difference difference = runner.run(fixture, frontEnd);
          out.println(
              (difference.isEmpty() ? "passed      " : "FAILED      ")
                  + fixture.id()
                  + " ["
                  + frontEnd.name()
                  + "]");
          out.print(difference);
          if (verbose) {
            runner.analyze(fixture, frontEnd).findings().forEach(f -> print(out, f));
          }
          if (difference.isEmpty()) {
            passed++;
          } else {
            failed++;
          }
        }
      }
    }
    out.println(passed + " passed, " + failed + " failed, " + leftOut + " left out");
    if (failed > 0) {
      System.exit(1);
    }
  }

  private static void print(PrintWriter out, Finding finding) {
    out.println(
        "  "
            + finding.place().sourceFile()
            + ":"
            + finding.place().range()
            + " "
            + finding.rule()
            + " "
            + finding.severity()
            + "/"
            + finding.confidence()
            + " "
            + finding.message());
    finding
        .flow()
        .forEach(
            step ->
                out.println(
                    "    "
                        + step.kind()
                        + " "
                        + step.place().sourceFile()
                        + ":"
                        + step.place().range()
                        + " "
                        + step.reason()));
    finding.notes().forEach(note -> out.println("    " + note));
  }
}
