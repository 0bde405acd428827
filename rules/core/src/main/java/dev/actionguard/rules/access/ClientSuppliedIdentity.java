package dev.actionguard.rules.access;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds checks and ownership queries that are told by the request who asks, instead of by the
 * authenticated user.
 */
@RuleInfo(
    summary = "An access check believes the request who asks",
    family = RuleInfo.Family.ACCESS,
    severity = Severity.WARNING,
    cwe = 639)
public final class ClientSuppliedIdentity implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    for (ValueFlow flow : context.facts().flows()) {
      if (flow.sink().kind() == SinkKind.IDENTITY
          && context.isReported(flow.place().method().owner())) {
        report.accept(finding(context, flow));
      }
    }
  }

  private Finding.Draft finding(RuleContext context, ValueFlow flow) {
    String what = Descriptions.method(flow.sink().method());
    return new Finding.Draft(
        name(),
        info().severity(),
        RuleContext.confidence(flow),
        "the request says who asks: %s reaches %s as the actor or owner, so that anybody can be named"
            .formatted(flow.source().name(), what),
        List.of("fix: take the identity from the authenticated user, not from the request"),
        context.place(flow.place()),
        flow.sink().method().owner() + "#" + flow.sink().method().name(),
        context.steps(flow),
        List.of(),
        List.of());
  }
}
