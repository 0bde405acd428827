package dev.actionguard.rules.log;

import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.List;
import java.util.function.Consumer;

/** Finds sensitive ids, personal data and secrets that are logged as they are. */
@RuleInfo(
    summary = "A sensitive identifier is logged raw",
    family = RuleInfo.Family.LOG,
    severity = Severity.ERROR,
    cwe = 532)
public final class SensitiveIdInLog implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    LogFlows flows = new LogFlows(context);
    for (ValueFlow flow : flows.of(LogFlows.Concern.RAW)) {
      String message =
          "%s is logged raw: '%s' reaches %s without masking or hashing"
              .formatted(
                  LogFlows.what(LogFlows.level(flow.source())),
                  flow.source().name() + flow.source().path(),
                  LogFlows.target(flow));
      List<String> notes =
          List.of(
              "fix: log a masked or keyed-hashed form, or leave it out",
              "if '%s' is not sensitive, add it to sensitive.exclude in actionguard.yaml; if a method"
                      .formatted(flow.source().name())
                  + " of yours masks it, declare that under sanitizers");
      report.accept(flows.draft(this, info().severity(), flow, message, notes));
    }
  }
}
