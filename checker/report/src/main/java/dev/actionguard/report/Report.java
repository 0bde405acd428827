package dev.actionguard.report;

import dev.actionguard.baseline.Comparison;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.AnalysisResult.MethodFailure;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.RuleSet;
import java.util.List;

/**
 * What a run has to tell.
 *
 * @param rules the rules that ran
 * @param result after suppression
 * @param unreadable how many class files or archives of the analysed input could not be read
 * @param notices sorted
 * @param sources the source files at hand
 * @param comparison the findings beside those of a baseline
 */
public record Report(
    RuleSet rules,
    AnalysisResult result,
    int unreadable,
    List<Notice> notices,
    Sources sources,
    Comparison comparison) {
  public Report {
    notices = notices.stream().sorted().distinct().toList();
  }

  /** Makes one for a run without a baseline. */
  public Report(
      RuleSet rules, AnalysisResult result, int unreadable, List<Notice> notices, Sources sources) {
    this(rules, result, unreadable, notices, sources, Comparison.none());
  }

  /** Returns the report of the same run, compared with a baseline. */
  public Report compared(Comparison with) {
    return new Report(rules, result, unreadable, notices, sources, with);
  }

  /** Returns the report of the same run with another result and what there is to say of it. */
  public Report with(AnalysisResult other, List<Notice> more) {
    return new Report(rules, other, unreadable, more, sources, comparison);
  }

  /** Returns the findings that no baseline has, in their order. */
  public List<Finding> fresh() {
    return comparison.fresh(result.findings());
  }

  /** Stands for the method where a rule failed as a whole. */
  private static final String ALL = "(all)";

  /** Returns how many methods could not be analysed, at least by one rule. */
  public long failedMethods() {
    return result.failures().stream()
        .map(MethodFailure::method)
        .filter(method -> !method.equals(ALL))
        .distinct()
        .count();
  }

  /** Returns the rules that failed as a whole: none of their findings are known. */
  public List<String> failedRules() {
    return result.failures().stream()
        .filter(failure -> failure.method().equals(ALL))
        .map(MethodFailure::stage)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Returns how much was not analysed, in percent: of the methods or of the class files, whichever
   * is more. Without one of the rules nothing is analysed as it was asked for.
   */
  public double unanalyzed() {
    if (!failedRules().isEmpty()) {
      return 100;
    }
    return Math.max(
        percent(failedMethods(), result.statistics().methods()),
        percent(unreadable, result.statistics().classes() + (long) unreadable));
  }

  private static double percent(long part, long whole) {
    return part == 0 ? 0 : 100.0 * part / Math.max(part, whole);
  }
}
