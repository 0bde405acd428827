package dev.actionguard.rules.access;

import dev.actionguard.analysis.OpenDuty;
import dev.actionguard.analysis.SeenCheck.Flaw;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.function.Consumer;

/**
 * Finds operations that can be reached around the check that is there: it stands on one branch
 * only.
 */
@RuleInfo(
    summary = "A path around the access check leads to the operation",
    family = RuleInfo.Family.ACCESS,
    severity = Severity.ERROR,
    cwe = 863)
public final class BypassableAccessCheck implements Rule {
  private static final OpenOperations.Wording WORDING =
      new OpenOperations.Wording() {
        @Override
        public String message(OpenDuty duty) {
          return "the access check can be bypassed: a path of %s reaches %s around %s"
              .formatted(
                  OpenOperations.entry(duty),
                  OpenOperations.operation(duty),
                  OpenOperations.seen(duty));
        }

        @Override
        public String fix() {
          return "check on every path to the operation, before the branch";
        }
      };

  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    new OpenOperations(context).report(this, flaw -> flaw == Flaw.BYPASSED, WORDING, report);
  }
}
