package dev.actionguard.rules.access;

import dev.actionguard.analysis.Obligation;
import dev.actionguard.analysis.OpenDuty;
import dev.actionguard.analysis.SeenCheck.Flaw;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.function.Consumer;

/**
 * Finds writes, and reads of sensitive data that is handed out, which a caller from outside can
 * reach on a path without an access check.
 */
@RuleInfo(
    summary = "Data is changed or handed out without an access check",
    family = RuleInfo.Family.ACCESS,
    severity = Severity.ERROR,
    cwe = 862)
public final class MissingAccessCheck implements Rule {
  private static final OpenOperations.Wording WORDING =
      new OpenOperations.Wording() {
        @Override
        public String message(OpenDuty duty) {
          boolean read = duty.duty().access() == Obligation.Access.READ;
          return "%s without an access check: %s reaches %s with no check of a role or of the object before it"
              .formatted(
                  read ? "sensitive data is read" : "data is changed",
                  OpenOperations.entry(duty),
                  OpenOperations.operation(duty));
        }

        @Override
        public String fix() {
          return "check access before the call, for example with @PreAuthorize on the entry point or"
              + " a check that throws";
        }
      };

  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    new OpenOperations(context)
        .report(this, flaw -> flaw == null || flaw == Flaw.WEAKER, WORDING, report);
  }
}
