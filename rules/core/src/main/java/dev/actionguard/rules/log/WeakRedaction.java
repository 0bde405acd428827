package dev.actionguard.rules.log;

import dev.actionguard.analysis.Mark;
import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.List;
import java.util.function.Consumer;

/** Finds sensitive values that reach a log after a step that hides too little of them. */
@RuleInfo(
    summary = "A sensitive value is logged with too little of it hidden",
    family = RuleInfo.Family.LOG,
    severity = Severity.WARNING,
    cwe = 532)
public final class WeakRedaction implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    LogFlows flows = new LogFlows(context);
    for (ValueFlow flow : flows.of(LogFlows.Concern.WEAK)) {
      String message =
          "%s is hidden too little: '%s' reaches %s %s"
              .formatted(
                  LogFlows.what(LogFlows.level(flow.source())),
                  flow.source().name() + flow.source().path(),
                  LogFlows.target(flow),
                  weakness(flow.marks()));
      List<String> notes =
          List.of(
              "fix: log a constant text with at most four characters of it, or a keyed hash",
              "if a method of yours masks it, declare that under sanitizers in actionguard.yaml");
      report.accept(flows.draft(this, info().severity(), flow, message, notes));
    }
  }

  private static String weakness(int marks) {
    if ((marks & Mark.RESULT_IGNORED) != 0) {
      return "as it is, because the masked copy is thrown away (result-ignored)";
    }
    if ((marks & Mark.WEAK) != 0) {
      return "cut, encoded or hashed without a key, which lets it be recognised (weaker-kind)";
    }
    if ((marks & Mark.NEUTRAL) != 0) {
      return "without line breaks, but readable (weaker-kind)";
    }
    if ((marks & (Mark.NO_CR | Mark.NO_LF)) != 0) {
      return "readable, with only one kind of line break removed (weaker-kind)";
    }
    return "encoded, which anybody can undo (weaker-kind)";
  }
}
