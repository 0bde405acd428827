package dev.actionguard.rules.exception;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.Escape;
import dev.actionguard.analysis.Fault;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.List;
import java.util.function.Consumer;

/** Finds database exceptions that leave the program where nobody waits for them. */
@RuleInfo(
    summary = "A database exception leaves the program and nothing handles it",
    family = RuleInfo.Family.EXCEPTION,
    severity = Severity.ERROR,
    otherSeverities = {Severity.WARNING, Severity.AUDIT},
    cwe = 248)
public final class UnhandledDatabaseException implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    for (Escape escape : context.facts().escapes()) {
      Severity severity =
          switch (escape.entry().sort()) {
            case "scheduled", "async" -> Severity.ERROR;
            case "message" -> Severity.WARNING;
            case "main", "startup", "lifecycle", "event", "job" -> Severity.OFF;
            default -> Severity.AUDIT;
          };
      if (severity != Severity.OFF && context.isReported(escape.origin().method().owner())) {
        report.accept(finding(context, escape, severity));
      }
    }
    for (Fault fault : context.faults(Fault.Sort.FORGOTTEN)) {
      report.accept(forgotten(context, fault));
    }
  }

  private Finding.Draft finding(RuleContext context, Escape escape, Severity severity) {
    Place place = context.place(escape.origin());
    String entry = Descriptions.method(escape.entry().method().reference());
    String type = Descriptions.simpleName(escape.exception());
    return new Finding.Draft(
        name(),
        severity,
        Confidence.HIGH,
        "a database exception is not handled: %s of this call leaves %s, where nobody waits for it"
            .formatted(type, entry),
        List.of("fix: handle it in %s, or give the framework an error handler".formatted(entry)),
        place,
        "throws " + escape.exception(),
        List.of(
            new FlowStep(FlowStep.Kind.SOURCE, place, "may fail with " + type),
            new FlowStep(
                FlowStep.Kind.SINK,
                context.place(escape.entry().method().reference(), escape.entry().method().range()),
                escape.entry().sort() + " entry point")),
        List.of(),
        List.of());
  }

  private Finding.Draft forgotten(RuleContext context, Fault fault) {
    Place place = context.place(fault.method(), fault.range());
    return new Finding.Draft(
        name(),
        Severity.ERROR,
        Confidence.HIGH,
        "a database exception is not handled: %s runs on another thread, and nobody keeps what would tell of its failure"
            .formatted(fault.subject()),
        List.of("fix: keep the future and join it, or handle the failure with exceptionally"),
        place,
        "forgotten " + fault.subject(),
        List.of(
            new FlowStep(FlowStep.Kind.SOURCE, context.place(fault.cause()), "started here"),
            new FlowStep(FlowStep.Kind.SINK, place, "may fail")),
        List.of(),
        List.of());
  }
}
