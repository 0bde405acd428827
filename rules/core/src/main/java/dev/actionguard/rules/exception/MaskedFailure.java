package dev.actionguard.rules.exception;

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

/** Finds what puts itself in the place of a database failure that is on its way out. */
@RuleInfo(
    summary = "A database failure is masked on its way out",
    family = RuleInfo.Family.EXCEPTION,
    severity = Severity.WARNING,
    cwe = 755)
public final class MaskedFailure implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    for (Fault fault : context.faults(Fault.Sort.FINALLY_LEAVES)) {
      String what =
          switch (fault.subject()) {
            case "return" -> "this return in a finally block discards it";
            case "throw" -> "this throw in a finally block takes its place";
            default -> "this jump out of a finally block discards it";
          };
      report.accept(
          finding(
              context,
              fault,
              what,
              "fix: leave the finally block at its end, and return or throw after it"));
    }
    for (Fault fault : context.faults(Fault.Sort.CLEANUP_FAILS)) {
      report.accept(
          finding(
              context,
              fault,
              "%s may throw in turn and take its place".formatted(fault.subject()),
              "fix: catch what it throws and add it to the first exception with addSuppressed, or"
                  + " use try-with-resources"));
    }
  }

  private Finding.Draft finding(RuleContext context, Fault fault, String what, String fix) {
    Place place = context.place(fault.method(), fault.range());
    return new Finding.Draft(
        name(),
        info().severity(),
        Confidence.HIGH,
        "a database failure is masked: " + what,
        List.of(fix),
        place,
        fault.subject(),
        List.of(
            new FlowStep(
                FlowStep.Kind.SOURCE,
                context.place(fault.cause()),
                "may fail with a database exception"),
            new FlowStep(FlowStep.Kind.SINK, place, "hides it")),
        List.of(),
        List.of());
  }
}
