package dev.actionguard.rules.access;

import dev.actionguard.analysis.OpenDuty;
import dev.actionguard.analysis.SeenCheck.Flaw;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.function.Consumer;

/** Finds operations that are done before the check that should have allowed them. */
@RuleInfo(
    summary = "Access is checked only after the operation",
    family = RuleInfo.Family.ACCESS,
    severity = Severity.ERROR,
    cwe = 696)
public final class LateAccessCheck implements Rule {
  private static final OpenOperations.Wording WORDING =
      new OpenOperations.Wording() {
        @Override
        public String message(OpenDuty duty) {
          return "access is checked too late: %s is done before %s, which denies it afterwards"
              .formatted(OpenOperations.operation(duty), OpenOperations.seen(duty));
        }

        @Override
        public String fix() {
          return "move the check before the operation";
        }
      };

  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    new OpenOperations(context).report(this, flaw -> flaw == Flaw.LATE, WORDING, report);
  }
}
