package dev.actionguard.rules.log;

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

/** Finds requests, headers, cookies, claims and authentications that are logged as a whole. */
@RuleInfo(
    summary = "A request, its headers or its authentication is logged as a whole",
    family = RuleInfo.Family.LOG,
    severity = Severity.ERROR,
    cwe = 532)
public final class WholeRequestLogged implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    LogFlows flows = new LogFlows(context);
    Set<Site> reported = new HashSet<>();
    for (ValueFlow flow : flows.of(LogFlows.Concern.WHOLE)) {
      if (reported.add(flow.place())) {
        String message =
            "%s reaches %s as a whole, with whatever secrets and personal data it holds"
                .formatted(flow.source().name(), LogFlows.target(flow));
        List<String> notes =
            List.of("fix: log the few parts that are needed, such as method and path, by name");
        report.accept(flows.draft(this, info().severity(), flow, message, notes));
      }
    }
  }
}
