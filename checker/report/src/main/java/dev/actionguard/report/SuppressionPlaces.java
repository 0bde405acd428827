package dev.actionguard.report;

import dev.actionguard.rule.AnalysisResult.Suppressed;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.sources.SuppressionReader;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds where in the sources the annotations stand that accept findings. */
public final class SuppressionPlaces {
  private final RuleSet rules;
  private final Sources sources;
  private final Map<String, List<SuppressionReader.Entry>> entries = new HashMap<>();

  /** Makes one for the sources of a report. */
  public SuppressionPlaces(Report report) {
    rules = report.rules();
    sources = report.sources();
  }

  /**
   * A line in a source file.
   *
   * @param path as reports name it
   */
  public record At(String path, int line) {}

  /**
   * Returns the place of the nearest annotation that accepts the finding; empty if none is seen.
   */
  public Optional<At> find(Suppressed suppressed) {
    String file = suppressed.finding().place().sourceFile();
    int line = suppressed.finding().place().range().startLine();
    Optional<SourceFile> source = sources.find(file);
    if (source.isEmpty() || suppressed.by() == Suppressed.By.CONFIGURATION) {
      return Optional.empty();
    }
    SuppressionReader.Kind kind =
        suppressed.by() == Suppressed.By.SUPPRESS
            ? SuppressionReader.Kind.SUPPRESS
            : SuppressionReader.Kind.SUPPRESS_WARNINGS;
    return entries.computeIfAbsent(file, f -> read(source.get())).stream()
        .filter(e -> e.kind() == kind && line >= e.startLine() && line <= e.endLine())
        .filter(e -> rule(e).filter(suppressed.finding().rule()::equals).isPresent())
        .max(Comparator.comparingInt(SuppressionReader.Entry::line))
        .map(e -> new At(source.get().path(), e.line()));
  }

  private Optional<String> rule(SuppressionReader.Entry entry) {
    String name = entry.name();
    return rules
        .find(
            name.startsWith(SourceSuppressions.PREFIX)
                ? name.substring(SourceSuppressions.PREFIX.length())
                : name)
        .map(Rule::name);
  }

  private static List<SuppressionReader.Entry> read(SourceFile source) {
    try {
      return SuppressionReader.read(source.text()).entries();
    } catch (IOException e) {
      // Where nothing can be read, no age is known, which is told.
      return List.of();
    }
  }
}
