package dev.actionguard.rules.access;

import dev.actionguard.analysis.OpenDuty;
import dev.actionguard.analysis.SeenCheck;
import dev.actionguard.analysis.SeenCheck.Flaw;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.function.Consumer;

/**
 * Finds access annotations that check nothing where an operation relies on them: they are not
 * switched on, stand where no proxy sees them, let everybody pass, or decide after the write.
 */
@RuleInfo(
    summary = "An access annotation has no effect on the operation that relies on it",
    family = RuleInfo.Family.ACCESS,
    severity = Severity.ERROR,
    otherSeverities = Severity.NOTE,
    cwe = 863)
public final class IneffectiveAccessRule implements Rule {
  private static final OpenOperations.Wording WORDING =
      new OpenOperations.Wording() {
        @Override
        public String message(OpenDuty duty) {
          return "an access annotation has no effect: %s reaches %s with only %s"
              .formatted(
                  OpenOperations.entry(duty),
                  OpenOperations.operation(duty),
                  OpenOperations.seen(duty));
        }

        @Override
        public String fix() {
          return "put an annotation that is switched on, and asks for a role or the object, on the"
              + " public method that is called from outside";
        }

        @Override
        public Severity severity(OpenDuty duty, Severity usual) {
          SeenCheck seen = duty.duty().seen();
          return seen != null && seen.flaw() == Flaw.WEAKENED ? Severity.NOTE : usual;
        }

        @Override
        public boolean atCheck() {
          return true;
        }
      };

  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    new OpenOperations(context)
        .report(this, flaw -> flaw == Flaw.INACTIVE || flaw == Flaw.WEAKENED, WORDING, report);
  }
}
