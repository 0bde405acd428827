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

/** Finds actions that stay started for ever if something fails before they are finished. */
@RuleInfo(
    summary = "A started action is not finished if something fails",
    family = RuleInfo.Family.EXCEPTION,
    severity = Severity.ERROR,
    cwe = 460)
public final class UnfinishedAction implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    for (Fault fault : context.faults(Fault.Sort.UNFINISHED)) {
      Place place = context.place(fault.method(), fault.range());
      report.accept(
          new Finding.Draft(
              name(),
              info().severity(),
              Confidence.HIGH,
              "an action is left open: %s starts it, and an exception before the finish leaves it started"
                  .formatted(fault.subject()),
              List.of(
                  "fix: finish it in a finally block, or record the failure in a catch and throw"
                      + " again",
                  "if other methods of yours finish it, name them under actions.finish in"
                      + " actionguard.yaml"),
              place,
              fault.subject(),
              List.of(
                  new FlowStep(FlowStep.Kind.SOURCE, place, "started"),
                  new FlowStep(
                      FlowStep.Kind.SINK, context.place(fault.cause()), "may leave it started")),
              List.of(),
              List.of()));
    }
  }
}
