package dev.actionguard.rules.input;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.List;
import java.util.function.Consumer;

/** Finds entities whose properties a request sets wholesale, those that no user may set as well. */
@RuleInfo(
    summary = "A request sets properties of an entity that no user may set",
    family = RuleInfo.Family.INPUT,
    severity = Severity.WARNING,
    cwe = 915)
public final class MassAssignment implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    InputFlows.of(context)
        .massAssigned()
        .forEach(
            (flow, properties) -> {
              if (context.isReported(flow.place().method().owner())) {
                report.accept(finding(context, flow, properties));
              }
            });
  }

  private Finding.Draft finding(RuleContext context, ValueFlow flow, List<String> properties) {
    return new Finding.Draft(
        name(),
        info().severity(),
        InputFlows.confidence(context, flow),
        "a request sets all of an entity: %s reaches %s with '%s'"
            .formatted(
                InputFlows.name(flow),
                Descriptions.method(flow.sink().method()),
                String.join("', '", properties)),
        List.of(
            "fix: take a class of its own from the request, with nothing but what users may set,"
                + " and copy its properties one by one"),
        context.place(flow.place()),
        flow.sink().method().owner() + "#" + flow.sink().method().name(),
        context.steps(flow),
        List.of(),
        List.of());
  }
}
