package dev.actionguard.rule;

import java.util.List;

/**
 * What one run found and what it looked at.
 *
 * @param findings the active findings, in {@link Finding#ORDER}
 * @param suppressed findings that a suppression accepts, in the same order
 * @param failures methods that could not be analysed, sorted
 * @param statistics the counts
 * @param endpoints the authorization map, by class and method; empty unless it was asked for
 */
public record AnalysisResult(
    List<Finding> findings,
    List<Suppressed> suppressed,
    List<MethodFailure> failures,
    Statistics statistics,
    List<Endpoint> endpoints) {
  public AnalysisResult {
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
    failures = List.copyOf(failures);
    endpoints = List.copyOf(endpoints);
  }

  /** Makes one without an authorization map. */
  public AnalysisResult(
      List<Finding> findings,
      List<Suppressed> suppressed,
      List<MethodFailure> failures,
      Statistics statistics) {
    this(findings, suppressed, failures, statistics, List.of());
  }

  /** Returns the same with other findings, of which others are suppressed. */
  public AnalysisResult with(List<Finding> active, List<Suppressed> accepted) {
    return new AnalysisResult(active, accepted, failures, statistics, endpoints);
  }

  /**
   * A finding and the reason why it is accepted.
   *
   * @param by what accepts it
   * @param until the last day on which it does, {@code yyyy-MM-dd}, or empty
   * @param since the day on which it was committed, {@code yyyy-MM-dd}, or empty if nothing tells
   * @param days how many days ago that was; -1 if nothing tells
   */
  public record Suppressed(
      Finding finding, String because, By by, String until, String since, int days) {
    /** Makes one of which nothing tells the age. */
    public Suppressed(Finding finding, String because, By by, String until) {
      this(finding, because, by, until, "", -1);
    }

    /** Returns the same with its age. */
    public Suppressed aged(String day, int age) {
      return new Suppressed(finding, because, by, until, day, age);
    }

    /** Where a suppression stands. */
    public enum By {
      SUPPRESS,
      SUPPRESS_WARNINGS,
      CONFIGURATION
    }
  }

  /**
   * A method that was skipped.
   *
   * @param method {@code owner#name(types)}
   * @param stage {@code lowering}, {@code analysis} or a rule's name
   * @param reason one line
   */
  public record MethodFailure(String method, String stage, String reason)
      implements Comparable<MethodFailure> {
    @Override
    public int compareTo(MethodFailure other) {
      int order = method.compareTo(other.method);
      order = order != 0 ? order : stage.compareTo(other.stage);
      return order != 0 ? order : reason.compareTo(other.reason);
    }
  }

  /**
   * Counts of one run.
   *
   * @param classes classes under analysis
   * @param methods methods with code in them
   * @param analyzed methods whose bodies were analysed; the others cannot matter to any rule
   * @param statements statements in the analysed bodies
   * @param unknownStatements those among them that a front end could not resolve
   * @param calls call sites in the analysed bodies
   * @param unresolvedCalls those whose method neither the program, a model nor the class path has
   * @param bounded how often a bound stopped the analysis from being exact
   */
  public record Statistics(
      int classes,
      int methods,
      int analyzed,
      long statements,
      long unknownStatements,
      long calls,
      long unresolvedCalls,
      long bounded) {}
}
