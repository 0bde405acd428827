package dev.actionguard.rules.clock;

import dev.actionguard.analysis.Origin;
import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.model.TypeFact;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.List;
import java.util.function.Consumer;

/** Finds values of the monotonic clock that are stored as if they were times. */
@RuleInfo(
    summary = "A value of the monotonic clock is stored as if it were a time",
    family = RuleInfo.Family.CLOCK,
    severity = Severity.ERROR)
public final class MonotonicTimeStored implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    for (ValueFlow flow : context.facts().flows()) {
      if (flow.sink().kind() == SinkKind.MOMENT
          && flow.source().origin() == Origin.MONOTONIC_CLOCK
          && isStored(context, flow)
          && context.isReported(flow.place().method().owner())
          && context.facts().isActionCode().test(flow.place().method().owner())) {
        report.accept(finding(context, flow));
      }
    }
  }

  /** A column, or a field of an entity; any other field may serve to measure a duration. */
  private static boolean isStored(RuleContext context, ValueFlow flow) {
    String owner = flow.sink().method().owner();
    return context.facts().index().program().own(owner).isEmpty()
        || context.facts().index().program().own(owner).stream()
            .flatMap(c -> c.annotations().stream())
            .anyMatch(
                a ->
                    context
                        .facts()
                        .index()
                        .models()
                        .fact(a.type(), TypeFact.Role.ENTITY, context.facts().index().hierarchy())
                        .isPresent());
  }

  private Finding.Draft finding(RuleContext context, ValueFlow flow) {
    String message =
        "%s is stored: it counts from an origin of its own and says nothing outside of this process"
            .formatted(flow.source().name());
    return new Finding.Draft(
        name(),
        info().severity(),
        RuleContext.confidence(flow),
        message,
        List.of("fix: store clock.instant(), or the difference of two values as a duration"),
        context.place(flow.place()),
        "stored",
        context.steps(flow),
        List.of(),
        List.of());
  }
}
