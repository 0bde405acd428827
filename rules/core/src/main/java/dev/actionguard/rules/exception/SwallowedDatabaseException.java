package dev.actionguard.rules.exception;

import dev.actionguard.analysis.CaughtFailure;
import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.Obligation;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds handlers that take a database exception and let execution go on as if nothing had happened.
 */
@RuleInfo(
    summary = "A database exception is swallowed",
    family = RuleInfo.Family.EXCEPTION,
    severity = Severity.ERROR,
    otherSeverities = Severity.WARNING,
    cwe = 390)
public final class SwallowedDatabaseException implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    for (CaughtFailure caught : context.facts().caught()) {
      String owner = caught.method().owner();
      if (context.isReported(owner) && context.facts().isActionCode().test(owner)) {
        report.accept(finding(context, caught));
      }
    }
  }

  private Finding.Draft finding(RuleContext context, CaughtFailure caught) {
    boolean write = caught.accesses().contains(Obligation.Access.WRITE);
    String types =
        Arrays.stream(caught.caught().split("\\|", -1))
            .map(Descriptions::simpleName)
            .collect(Collectors.joining(" | "));
    String manner =
        switch (caught.manner()) {
          case EMPTY -> "does nothing about it";
          case LOG_ONLY -> "only logs it and goes on";
          case RETURN_DEFAULT -> "returns a value that looks like success";
          case CONTINUE_LOOP -> "goes on with the next element and reports nothing";
        };
    String message =
        "a database exception is swallowed: the handler of %s around a %s %s"
            .formatted(types, write ? "write" : "read", manner);
    return new Finding.Draft(
        name(),
        write ? Severity.ERROR : Severity.WARNING,
        Confidence.HIGH,
        message,
        List.of(
            "fix: throw an exception of your own with this one as its cause, or return a value that"
                + " says it failed"),
        context.place(caught.method(), caught.range()),
        "catch " + caught.caught(),
        List.of(
            new FlowStep(
                FlowStep.Kind.SOURCE,
                context.place(caught.call()),
                "may fail with a database exception"),
            new FlowStep(
                FlowStep.Kind.SINK, context.place(caught.method(), caught.range()), "caught here")),
        List.of(),
        List.of());
  }
}
