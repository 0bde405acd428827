package dev.actionguard.rules.exception;

import dev.actionguard.analysis.DetailLeak;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finds messages, states and traces of database exceptions that callers of the program see. */
@RuleInfo(
    summary = "Callers see details of a database exception",
    family = RuleInfo.Family.EXCEPTION,
    severity = Severity.ERROR,
    cwe = 209)
public final class DatabaseDetailLeak implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    for (DetailLeak leak : context.facts().leaks()) {
      if (context.isReported(leak.method().owner())) {
        report.accept(finding(context, leak));
      }
    }
  }

  private Finding.Draft finding(RuleContext context, DetailLeak leak) {
    Place place = context.place(leak.method(), leak.range());
    List<FlowStep> flow = new ArrayList<>();
    flow.add(new FlowStep(FlowStep.Kind.SOURCE, context.place(leak.source()), leak.detail()));
    flow.addAll(context.calls(leak.steps()));
    flow.add(new FlowStep(FlowStep.Kind.SINK, place, "leaves by " + leak.through()));
    return new Finding.Draft(
        name(),
        info().severity(),
        Confidence.HIGH,
        "callers see what is inside: %s of a database exception leaves the program by %s"
            .formatted(leak.detail(), leak.through()),
        List.of(
            "fix: log the exception, and answer with a text of your own and an id to look it up"),
        place,
        "leak by " + leak.through(),
        flow,
        List.of(),
        List.of());
  }
}
