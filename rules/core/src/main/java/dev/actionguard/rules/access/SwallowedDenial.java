package dev.actionguard.rules.access;

import dev.actionguard.analysis.OpenDuty;
import dev.actionguard.analysis.SeenCheck.Flaw;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.function.Consumer;

/** Finds handlers that take the exception which denies access, and let execution go on. */
@RuleInfo(
    summary = "The exception that denies access is caught and execution goes on",
    family = RuleInfo.Family.ACCESS,
    severity = Severity.ERROR,
    cwe = 755)
public final class SwallowedDenial implements Rule {
  private static final OpenOperations.Wording WORDING =
      new OpenOperations.Wording() {
        @Override
        public String message(OpenDuty duty) {
          return "the denial of %s is swallowed: execution goes on to %s"
              .formatted(OpenOperations.seen(duty), OpenOperations.operation(duty));
        }

        @Override
        public String fix() {
          return "rethrow the denial, or leave with an answer that says so";
        }

        @Override
        public boolean atCheck() {
          return true;
        }
      };

  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    new OpenOperations(context).report(this, flaw -> flaw == Flaw.SWALLOWED, WORDING, report);
  }
}
