package dev.actionguard.rules.log;

import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.List;
import java.util.function.Consumer;

/** Finds sensitive values that are put into the logging context, from where every line has them. */
@RuleInfo(
    summary = "A sensitive value is put raw into the logging context",
    family = RuleInfo.Family.LOG,
    severity = Severity.WARNING,
    cwe = 532)
public final class SensitiveLogContext implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    LogFlows flows = new LogFlows(context);
    for (ValueFlow flow : flows.of(LogFlows.Concern.CONTEXT)) {
      String message =
          "%s is put raw into the logging context: '%s' will be in every line that this thread logs"
              .formatted(
                  LogFlows.what(LogFlows.level(flow.source())),
                  flow.source().name() + flow.source().path());
      List<String> notes =
          List.of(
              "fix: put a masked or keyed-hashed form into the context",
              "if '%s' is not sensitive, add it to sensitive.exclude in actionguard.yaml"
                  .formatted(flow.source().name()));
      report.accept(flows.draft(this, info().severity(), flow, message, notes));
    }
  }
}
