package dev.actionguard.rules.access;

import dev.actionguard.analysis.OpenDuty;
import dev.actionguard.analysis.SeenCheck;
import dev.actionguard.analysis.SeenCheck.Flaw;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.List;
import java.util.function.Consumer;

/** Finds checks that answer whether access is allowed, where nobody asks for the answer. */
@RuleInfo(
    summary = "The answer of an access check is ignored",
    family = RuleInfo.Family.ACCESS,
    severity = Severity.ERROR,
    cwe = 252)
public final class IgnoredAccessDecision implements Rule {
  private static final OpenOperations.Wording WORDING =
      new OpenOperations.Wording() {
        @Override
        public String message(OpenDuty duty) {
          return "the answer of %s is ignored: %s is done whatever it is"
              .formatted(OpenOperations.seen(duty), OpenOperations.operation(duty));
        }

        @Override
        public String fix() {
          return "branch on the answer and leave if access is denied";
        }

        @Override
        public boolean atCheck() {
          return true;
        }
      };

  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    new OpenOperations(context).report(this, flaw -> flaw == Flaw.IGNORED, WORDING, report);
    for (SeenCheck seen : context.facts().seenChecks()) {
      String owner = seen.site().method().owner();
      if (seen.flaw() == Flaw.IGNORED
          && !seen.byName()
          && context.facts().isActionCode().test(owner)
          && context.isReported(owner)) {
        report.accept(unasked(context, seen));
      }
    }
  }

  /** An answer that is ignored says by itself that somebody forgot something. */
  private Finding.Draft unasked(RuleContext context, SeenCheck seen) {
    return new Finding.Draft(
        name(),
        info().severity(),
        Confidence.MEDIUM,
        "the answer of %s is ignored: nothing depends on it".formatted(seen.name()),
        List.of(SeenChecks.note(seen), "fix: " + WORDING.fix()),
        context.place(seen.site()),
        SeenChecks.sink(seen),
        List.of(),
        List.of(),
        List.of());
  }
}
