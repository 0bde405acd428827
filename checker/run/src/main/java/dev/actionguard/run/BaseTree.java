package dev.actionguard.run;

import dev.actionguard.baseline.Baseline;
import dev.actionguard.baseline.BaselineEntry;
import dev.actionguard.bytecode.InputException;
import dev.actionguard.git.ChangeBase;
import dev.actionguard.report.CheckRun;
import dev.actionguard.report.Report;
import dev.actionguard.report.Sources;
import dev.actionguard.rule.Analyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Analyses the sources that were there before a change, as the git repository has them. They need
 * no build: what they are compiled against is taken from the change.
 *
 * @param sources the source folders and files of the change
 * @param classPath what they are compiled against
 * @param release the version of the language
 */
public record BaseTree(List<Path> sources, List<Path> classPath, int release) {
  public BaseTree {
    sources = List.copyOf(sources);
    classPath = List.copyOf(classPath);
  }

  /**
   * Returns what was found before the change, as a baseline; empty if there were no sources. What
   * was suppressed then is not in it: a change that takes a suppression away brings its finding.
   */
  public Optional<Baseline> results(ChangeBase base, CheckRun run) throws IOException {
    Path folder = Files.createTempDirectory("actionguard-base").toRealPath();
    try {
      List<Path> before = base.export(sources, folder);
      if (before.isEmpty()) {
        return Optional.empty();
      }
      try (Input input = Input.sources(before, classPath, release, folder)) {
        List<Path> folders = before.stream().filter(Files::isDirectory).toList();
        CheckRun earlier =
            new CheckRun(
                run.options(),
                run.rules(),
                Sources.of(folder, folders),
                run.today(),
                run.threads());
        Report report =
            earlier.report(
                Analyzer.analyze(input.program(), run.options(), run.rules(), run.threads()),
                input.program(),
                input.unreadable(),
                List.of());
        return Optional.of(Baseline.of(report.result().findings(), BaselineEntry.Note.NONE));
      } catch (InputException e) {
        return Optional.empty();
      }
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
