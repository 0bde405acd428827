package dev.actionguard.report;

import dev.actionguard.ir.SourceRange;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.AnalysisResult.MethodFailure;
import dev.actionguard.rule.AnalysisResult.Statistics;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.rule.SuggestedFix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Rules and findings to report on. */
final class Samples {
  static final RuleSet RULES = new RuleSet(List.of(new QueryInjection(), new LocalClock()));

  static final Finding INJECTION =
      new Finding(
          "QueryInjection",
          Severity.ERROR,
          Confidence.HIGH,
          "query text: name from request parameter 'name' reaches executeQuery without a guard",
          List.of(
              "Seen but not accepted: check(name) at 7, result-ignored.",
              "Fix: bind the value with '?' [see](https://example.org)"),
          place("find(java.lang.String)", 9),
          List.of(
              new FlowStep(FlowStep.Kind.SOURCE, place("find(java.lang.String)", 5), "parameter"),
              new FlowStep(
                  FlowStep.Kind.REJECTED_GUARD, place("find(java.lang.String)", 7), "check"),
              new FlowStep(FlowStep.Kind.SINK, place("find(java.lang.String)", 9), "query text")),
          List.of(
              new FlowStep(FlowStep.Kind.PROPAGATOR, place("other()", 20), "the same elsewhere")),
          "00ff00ff00ff00ff",
          List.of(new SuggestedFix("Bind it", true, List.of(), null)));

  static final Finding CLOCK = clock("now()", 12);

  private Samples() {}

  static Finding clock(String method, int line) {
    return clock(place(method, line));
  }

  static Finding clock(Place place) {
    return new Finding(
        "LocalClock",
        Severity.WARNING,
        Confidence.MEDIUM,
        "Instant.now() reads the local clock",
        List.of(),
        place,
        List.of(),
        List.of(),
        "%08x".formatted(place.hashCode()),
        List.of());
  }

  static Place place(String method, int line) {
    return new Place("com.acme.A", method, "com/acme/A.java", SourceRange.line(line));
  }

  static AnalysisResult result(Finding... findings) {
    List<Finding> sorted = new ArrayList<>(List.of(findings));
    sorted.sort(Finding.ORDER);
    return new AnalysisResult(
        sorted, List.of(), List.of(), new Statistics(4, 200, 150, 1000, 5, 300, 12, 0));
  }

  static AnalysisResult failed(int methods, Finding... findings) {
    AnalysisResult result = result(findings);
    List<MethodFailure> failures = new ArrayList<>();
    for (int i = 0; i < methods; i++) {
      failures.add(new MethodFailure("com.acme.A#m" + i + "()", "lowering", "too large"));
    }
    return new AnalysisResult(result.findings(), List.of(), failures, result.statistics());
  }

  static Report report(AnalysisResult result, Sources sources) {
    return new Report(RULES, result, 0, List.of(), sources);
  }

  @RuleInfo(
      summary = "Query text is built from untrusted input",
      family = RuleInfo.Family.INPUT,
      severity = Severity.ERROR,
      cwe = 89)
  static final class QueryInjection implements Rule {
    @Override
    public void check(RuleContext context, Consumer<Finding.Draft> report) {}
  }

  @RuleInfo(
      summary = "Time is read from the local clock",
      family = RuleInfo.Family.CLOCK,
      severity = Severity.WARNING,
      altNames = "WallClock")
  static final class LocalClock implements Rule {
    @Override
    public void check(RuleContext context, Consumer<Finding.Draft> report) {}
  }

  @RuleInfo(
      summary = "Nobody explained this",
      family = RuleInfo.Family.EXCEPTION,
      severity = Severity.AUDIT)
  static final class Pageless implements Rule {
    @Override
    public void check(RuleContext context, Consumer<Finding.Draft> report) {}
  }
}
