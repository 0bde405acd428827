package dev.actionguard.rules.access;

import dev.actionguard.analysis.OpenDuty;
import dev.actionguard.analysis.SeenCheck.Flaw;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.function.Consumer;

/** Finds operations on one object that are done after another one was checked. */
@RuleInfo(
    summary = "Another object is checked than the operation touches",
    family = RuleInfo.Family.ACCESS,
    severity = Severity.ERROR,
    cwe = 639)
public final class MismatchedAccessCheck implements Rule {
  private static final OpenOperations.Wording WORDING =
      new OpenOperations.Wording() {
        @Override
        public String message(OpenDuty duty) {
          return "another object is checked than is touched: the request names both, and %s touches what %s did not check"
              .formatted(OpenOperations.operation(duty), OpenOperations.seen(duty));
        }

        @Override
        public String fix() {
          return "check the object that the operation touches, or bind it to the checked one in the query";
        }
      };

  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    new OpenOperations(context).report(this, flaw -> flaw == Flaw.OTHER_OBJECT, WORDING, report);
  }
}
