package dev.actionguard.rules.log;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.Origin;
import dev.actionguard.analysis.Site;
import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds objects that are logged and whose text shows something sensitive. */
@RuleInfo(
    summary = "An object is logged whose text shows a sensitive value",
    family = RuleInfo.Family.LOG,
    severity = Severity.WARNING,
    cwe = 532)
public final class SensitiveToString implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    LogFlows flows = new LogFlows(context);
    Set<Site> reported = new HashSet<>();
    for (ValueFlow flow : flows.of(LogFlows.Concern.RENDERED)) {
      if (reported.add(flow.place())) {
        String shown = shown(flow);
        String message =
            "%s is logged with an object: its text, which reaches %s, shows '%s'"
                .formatted(
                    LogFlows.what(LogFlows.level(flow.source())), LogFlows.target(flow), shown);
        List<String> notes =
            List.of(
                "fix: leave the field out of toString() or mask it there (@ToString.Exclude), or"
                    + " log the parts that are needed",
                "if it is not sensitive, add it to sensitive.exclude in actionguard.yaml");
        report.accept(flows.draft(this, info().severity(), flow, message, notes));
      }
    }
  }

  private static String shown(ValueFlow flow) {
    return flow.source().origin() == Origin.RENDERING
        ? flow.source().name()
        : Descriptions.simpleName(flow.source().site().method().owner())
            + "."
            + flow.source().name();
  }
}
