package dev.actionguard.report;

import dev.actionguard.rule.AnalysisResult.Suppressed;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.sources.SuppressionReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells the suppressions that a change makes from those that were there before. What is suppressed
 * only by the change itself counts as found, so that a change cannot exempt itself. A suppression
 * that stays where it was is the same, and so is one with the same reason whose declaration has
 * been renamed or moved.
 */
public final class Exemptions {
  private final RuleSet rules;
  private final Map<String, List<Entry>> made = new HashMap<>();
  private final Map<String, List<Entry>> kept = new HashMap<>();

  /** A suppression of one of the rules, with its reason. */
  private record Entry(SuppressionReader.Entry entry, String rule, String because) {
    boolean covers(Finding finding) {
      int line = finding.place().range().startLine();
      return finding.rule().equals(rule) && line >= entry.startLine() && line <= entry.endLine();
    }

    String kind() {
      return entry.declaration().substring(0, entry.declaration().indexOf(' '));
    }
  }

  /**
   * Compares texts.
   *
   * @param before the texts that changed Java files had
   * @param after the texts that changed Java files have, by path as reports name them
   */
  public Exemptions(RuleSet rules, List<String> before, Map<String, String> after) {
    this.rules = rules;
    List<Entry> old = new ArrayList<>();
    before.forEach(text -> old.addAll(read(text, new HashSet<>())));
    Set<String> declared = new HashSet<>();
    after.forEach((path, text) -> made.put(path, read(text, declared)));
    match(old, e -> true, e -> List.of(e.rule, e.entry.declaration(), e.because));
    match(old, e -> true, e -> List.of(e.rule, e.entry.declaration()));
    match(
        old,
        e -> !declared.contains(e.entry.declaration()),
        e -> List.of(e.rule, e.kind(), e.because));
  }

  private List<Entry> read(String text, Set<String> declared) {
    List<Entry> entries = new ArrayList<>();
    try {
      SuppressionReader.Content content = SuppressionReader.read(text);
      declared.addAll(content.declarations());
      SourceFile source = SourceFile.of("", text);
      for (SuppressionReader.Entry entry : content.entries()) {
        String name =
            entry.name().startsWith(SourceSuppressions.PREFIX)
                ? entry.name().substring(SourceSuppressions.PREFIX.length())
                : entry.name();
        String because =
            entry.kind() == SuppressionReader.Kind.SUPPRESS
                ? entry.because()
                : SourceSuppressions.because(source, entry.line());
        rules
            .find(name)
            .map(Rule::name)
            .ifPresent(rule -> entries.add(new Entry(entry, rule, because)));
      }
    } catch (IOException e) {
      // Such a file has no suppressions that count.
      return new ArrayList<>();
    }
    return entries;
  }

  private void match(List<Entry> old, Predicate<Entry> eligible, Function<Entry, Object> key) {
    Map<Object, List<Entry>> byKey = new HashMap<>();
    old.stream()
        .filter(eligible)
        .forEach(e -> byKey.computeIfAbsent(key.apply(e), k -> new ArrayList<>()).add(e));
    made.forEach(
        (path, entries) ->
            entries.removeIf(
                entry -> {
                  List<Entry> candidates = byKey.getOrDefault(key.apply(entry), List.of());
                  if (candidates.isEmpty()) {
                    return false;
                  }
                  old.remove(candidates.remove(0));
                  kept.computeIfAbsent(path, p -> new ArrayList<>()).add(entry);
                  return true;
                }));
  }

  /**
   * Returns the report in which findings count that only the change suppresses.
   *
   * @param base what the change is compared with, as messages name it
   */
  public Report counted(Report report, String base) {
    List<Finding> findings = new ArrayList<>(report.result().findings());
    List<Suppressed> suppressed = new ArrayList<>();
    List<Notice> notices = new ArrayList<>(report.notices());
    for (Suppressed item : report.result().suppressed()) {
      Finding finding = item.finding();
      String file = Locations.file(finding.place(), report.sources());
      boolean isNew =
          made.getOrDefault(file, List.of()).stream().anyMatch(e -> e.covers(finding))
              && kept.getOrDefault(file, List.of()).stream().noneMatch(e -> e.covers(finding));
      if (isNew) {
        findings.add(finding);
        notices.add(
            new Notice(
                Notice.Level.WARNING,
                Locations.text(finding.place(), report.sources()),
                "the suppression of "
                    + finding.rule()
                    + " is not in "
                    + base
                    + ": its finding counts in this change"));
      } else {
        suppressed.add(item);
      }
    }
    findings.sort(Finding.ORDER);
    return report.with(report.result().with(findings, suppressed), notices);
  }
}
