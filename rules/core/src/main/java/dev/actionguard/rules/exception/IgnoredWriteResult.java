package dev.actionguard.rules.exception;

import dev.actionguard.analysis.Fault;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.List;
import java.util.function.Consumer;

/** Finds conditional writes after which nobody looks whether they wrote anything. */
@RuleInfo(
    summary = "Nobody looks whether a conditional write wrote anything",
    family = RuleInfo.Family.EXCEPTION,
    severity = Severity.WARNING,
    cwe = 252)
public final class IgnoredWriteResult implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    for (Fault fault : context.faults(Fault.Sort.IGNORED_RESULT)) {
      report.accept(finding(context, fault, "its count is ignored"));
    }
    for (Fault fault : context.faults(Fault.Sort.RETURNED_RESULT)) {
      report.accept(finding(context, fault, "a caller ignores the count that is returned"));
    }
  }

  private Finding.Draft finding(RuleContext context, Fault fault, String why) {
    Place place = context.place(fault.method(), fault.range());
    return new Finding.Draft(
        name(),
        info().severity(),
        Confidence.HIGH,
        "a lost update goes unnoticed: %s changes only what a key or version names, and %s"
            .formatted(fault.subject(), why),
        List.of("fix: compare the count with what was expected, and throw if it differs"),
        place,
        fault.subject(),
        List.of(),
        List.of(),
        List.of());
  }
}
