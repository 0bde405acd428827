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

/** Finds untrusted text that becomes a part of a query's text. */
@RuleInfo(
    summary = "Query text is built from untrusted input",
    family = RuleInfo.Family.INPUT,
    severity = Severity.ERROR,
    cwe = 89)
public final class QueryInjection implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    for (ValueFlow flow : context.facts().flows()) {
      if (InputFlows.isText(flow) && context.isReported(flow.place().method().owner())) {
        report.accept(finding(context, flow));
      }
    }
  }

  private Finding.Draft finding(RuleContext context, ValueFlow flow) {
    Place place = context.place(flow.place());
    String sink = Descriptions.method(flow.sink().method());
    boolean identifier = flow.sink().kind() == SinkKind.IDENTIFIER;
    String message =
        "query text is built from untrusted input: %s reaches %s without %s"
            .formatted(
                InputFlows.name(flow), sink, identifier ? "an allow-list" : "a text-safe guard");
    List<String> notes = new ArrayList<>(RuleContext.rejectedGuards(flow.marks()));
    notes.add(
        identifier
            ? "fix: choose the name from constants, for example by a switch whose default throws"
            : "fix: bind the value with a ? or named parameter; a name or sort order comes from an"
                + " allow-list of constants");
    return new Finding.Draft(
        name(),
        info().severity(),
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
