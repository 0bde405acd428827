package dev.actionguard.rules.log;

import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.options.Options.SanitizerKind;
import dev.actionguard.options.SensitivityLevel;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import dev.actionguard.rule.SuggestedFix;
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
      List<SuggestedFix> fixes = fixes(context, LogFlows.level(flow.source()));
      List<String> notes =
          List.of(
              fixes.isEmpty()
                  ? "fix: log a masked or keyed-hashed form, or leave it out"
                  : "fix: %s, or leave it out".formatted(fixes.get(0).title()),
              "if '%s' is not sensitive, add it to sensitive.exclude in actionguard.yaml; if a method"
                      .formatted(flow.source().name())
                  + " of yours masks it, declare that under sanitizers");
      report.accept(flows.draft(this, info().severity(), flow, message, notes, fixes));
    }
  }

  /** Returns a fix for each configured method that masks what is as sensitive as this. */
  private static List<SuggestedFix> fixes(RuleContext context, SensitivityLevel level) {
    return context.options().sanitizers().stream()
        .filter(s -> s.kind() == SanitizerKind.MASK && s.levels().contains(level))
        .map(s -> SuggestedFix.wrapping("log it through " + s.method(), s.method()))
        .toList();
  }
}
