package dev.actionguard.rules.input;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finds untrusted values that are written to the database, or name rows in it, unchecked. */
@RuleInfo(
    summary = "Untrusted input is written to the database without a check of its content",
    family = RuleInfo.Family.INPUT,
    severity = Severity.WARNING,
    otherSeverities = Severity.NOTE,
    cwe = 20)
public final class UnvalidatedInput implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    InputFlows flows = InputFlows.of(context);
    for (ValueFlow flow : flows.unvalidated()) {
      if (context.isReported(flow.place().method().owner())) {
        report.accept(finding(context, flow));
      }
    }
  }

  private Finding.Draft finding(RuleContext context, ValueFlow flow) {
    Place place = context.place(flow.place());
    boolean read = flow.sink().kind() == SinkKind.KEY;
    String message =
        "%s: %s reaches %s without a check of its content"
            .formatted(
                read
                    ? "untrusted input names what is read"
                    : "untrusted input is written to the database",
                InputFlows.name(flow),
                Descriptions.method(flow.sink().method()));
    List<String> notes = new ArrayList<>(RuleContext.rejectedGuards(flow.marks()));
    notes.add(
        "fix: check it where it comes in, by constraints on its declaration that are active"
            + " (@Valid, @Validated), or by a check that throws");
    return new Finding.Draft(
        name(),
        read ? Severity.NOTE : info().severity(),
        InputFlows.confidence(context, flow),
        message,
        notes,
        place,
        flow.sink().method().owner() + "#" + flow.sink().method().name(),
        context.steps(flow),
        List.of(),
        List.of());
  }
}
