package dev.actionguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.bytecode.LoadedProgram;
import dev.actionguard.bytecode.ProgramReader;
import dev.actionguard.options.Options;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.Analyzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Analyses pinned archives of real code and compares the findings with those reviewed before, both
 * ways. {@code -Dactionguard.real.update=true} writes what is found, and keeps the verdicts.
 */
final class RealCodeTest {
  private static final Path INPUT = Path.of("target", "real");
  private static final Path REVIEWED = Path.of("src", "test", "resources", "real");
  private static final boolean UPDATE = Boolean.getBoolean("actionguard.real.update");
  private static final TreeMap<String, int[]> COUNTS = new TreeMap<>();

  static List<Path> archives() {
    return jars(INPUT.resolve("jars"));
  }

  /** Returns what the archives were compiled against, as far as that is small. */
  static List<Path> classPath() {
    return jars(INPUT.resolve("classpath"));
  }

  private static List<Path> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("archives")
  void findsWhatWasReviewed(Path archive) {
    String name = archive.getFileName().toString().replaceFirst("\\.jar$", "");
    Path file = REVIEWED.resolve(name + ".txt");
    RealFindings reviewed = RealFindings.read(file);
    AnalysisResult result;
    try (LoadedProgram loaded = ProgramReader.read(List.of(archive), classPath())) {
      assertThat(loaded.problems()).isEmpty();
      result =
          Analyzer.analyze(
              loaded.program(),
              Options.DEFAULT,
              Fixtures.rules(),
              Runtime.getRuntime().availableProcessors());
    }
    RealFindings found = reviewed.found(result.findings());
    if (UPDATE) {
      found.write(file);
      reviewed = found;
    }
    found.count(COUNTS);
    assertThat(result.failures()).isEmpty();
    assertThat(found.entries()).containsExactlyElementsOf(reviewed.entries());
    assertThat(found.entries()).allMatch(RealFindings.Entry::isReviewed);
  }

  @AfterAll
  static void printPrecision() {
    COUNTS.forEach(
        (rule, counts) ->
            System.out.println(
                "Real code: " + rule + " " + counts[0] + " of " + counts[1] + " true"));
  }
}
