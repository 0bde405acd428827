package dev.actionguard.rules.clock;

import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.List;
import java.util.function.Consumer;

/** Finds actions whose start and finish come from different clocks. */
@RuleInfo(
    summary = "Start and finish of an action come from different clocks",
    family = RuleInfo.Family.CLOCK,
    severity = Severity.ERROR)
public final class MixedClocks implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    for (ClockPairs.Mixed pair : new ClockPairs(context).mixed()) {
      String owner = pair.end().place().className();
      if (context.isReported(owner) && context.facts().isActionCode().test(owner)) {
        report.accept(finding(pair));
      }
    }
  }

  private Finding.Draft finding(ClockPairs.Mixed pair) {
    String message =
        "two clocks for one pair (%s): it begins by %s and ends by %s"
            .formatted(pair.subject(), pair.start().clock().text(), pair.end().clock().text());
    return new Finding.Draft(
        name(),
        info().severity(),
        Confidence.HIGH,
        message,
        List.of("fix: take both times from the same injected clock"),
        pair.end().place(),
        "end of " + pair.subject(),
        List.of(
            new FlowStep(FlowStep.Kind.SOURCE, pair.start().place(), "the start"),
            new FlowStep(FlowStep.Kind.SINK, pair.end().place(), "the end")),
        List.of(),
        List.of());
  }
}
