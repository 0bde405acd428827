package dev.actionguard.rules.exception;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.Fault;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import dev.actionguard.rule.SuggestedFix;
import dev.actionguard.rule.TextEdit;
import java.util.List;
import java.util.function.Consumer;

/** Finds exceptions thrown for a database exception that know nothing of it. */
@RuleInfo(
    summary = "A database exception is replaced by one that does not know its cause",
    family = RuleInfo.Family.EXCEPTION,
    severity = Severity.WARNING,
    cwe = 755)
public final class LostCause implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    for (Fault fault : context.faults(Fault.Sort.LOST_CAUSE)) {
      report.accept(finding(context, fault));
    }
  }

  private Finding.Draft finding(RuleContext context, Fault fault) {
    Place place = context.place(fault.method(), fault.range());
    String type = Descriptions.simpleName(fault.subject());
    List<SuggestedFix> fixes =
        fault.edit().stream()
            .map(
                edit ->
                    new SuggestedFix(
                        "add the cause",
                        true,
                        List.of(new TextEdit(place.sourceFile(), edit.at(), edit.text())),
                        null))
            .toList();
    return new Finding.Draft(
        name(),
        info().severity(),
        Confidence.HIGH,
        "the cause is lost: %s takes the place of a database exception and does not know it"
            .formatted(type),
        List.of("fix: give the caught exception to the new one as its cause"),
        place,
        "throw " + fault.subject(),
        List.of(
            new FlowStep(
                FlowStep.Kind.SOURCE,
                context.place(fault.cause()),
                "may fail with a database exception"),
            new FlowStep(FlowStep.Kind.SINK, place, type + " is thrown instead")),
        List.of(),
        fixes);
  }
}
