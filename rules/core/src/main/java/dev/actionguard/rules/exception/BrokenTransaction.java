package dev.actionguard.rules.exception;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.Fault;
import dev.actionguard.analysis.OpenSplit;
import dev.actionguard.analysis.Split;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.List;
import java.util.function.Consumer;

/** Finds transactions that are there, and do not cover what they seem to. */
@RuleInfo(
    summary = "A transaction does not cover what it seems to",
    family = RuleInfo.Family.EXCEPTION,
    severity = Severity.ERROR,
    otherSeverities = Severity.WARNING,
    cwe = 460)
public final class BrokenTransaction implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    for (Fault.Sort sort : Fault.Sort.values()) {
      Text text = text(sort);
      if (text != null) {
        context.faults(sort).forEach(fault -> report.accept(finding(context, fault, text)));
      }
    }
    SplitFlows flows = new SplitFlows(context);
    for (OpenSplit open : context.facts().splits()) {
      if (open.split().reason() != Split.Reason.APART && flows.isReported(open)) {
        report.accept(finding(flows, open));
      }
    }
  }

  /**
   * What is said of a sort of faults.
   *
   * @param message with a place for the subject
   * @param cause what the place is that explains it
   */
  private record Text(Severity severity, String message, String cause, String fix) {}

  private static @org.jspecify.annotations.Nullable Text text(Fault.Sort sort) {
    return switch (sort) {
      case LOST_CAUSE,
          FINALLY_LEAVES,
          CLEANUP_FAILS,
          IGNORED_RESULT,
          RETURNED_RESULT,
          FORGOTTEN,
          UNFINISHED ->
          null;
      case NOT_INTERCEPTED ->
          new Text(
              Severity.ERROR,
              "a transaction is broken: no proxy can open it for a %s method",
              "written without it",
              "fix: make the method public and neither static nor final, and call it on the bean");
      case READ_ONLY ->
          new Text(
              Severity.ERROR,
              "a transaction is broken: it is declared read-only, and %s writes in it",
              "writes here",
              "fix: declare a transaction of its own for the method, without readOnly");
      case CHECKED_EXCEPTION ->
          new Text(
              Severity.WARNING,
              "a transaction is broken: it is committed although %s leaves after a write",
              "written before",
              "fix: add rollbackFor = Exception.class, or throw an unchecked exception");
      case CAUGHT_INSIDE ->
          new Text(
              Severity.ERROR,
              "a transaction is broken: this handler of %s goes on, and a part is committed",
              "may fail after other writes",
              "fix: throw again, or mark the transaction with setRollbackOnly");
      case NO_ROLLBACK ->
          new Text(
              Severity.ERROR,
              "a transaction is broken: nothing rolls it back when what comes before %s fails",
              "may fail",
              "fix: catch what fails before the commit, roll back, and throw again");
      case COMMIT_IN_FINALLY ->
          new Text(
              Severity.ERROR,
              "a transaction is broken: %s in a finally block commits after a failure as well",
              "committed",
              "fix: commit at the end of the try block, and roll back in a catch");
      case OTHER_THREAD ->
          new Text(
              Severity.WARNING,
              "a transaction is broken: another thread does %s outside of it",
              "started inside of the transaction",
              "fix: do it on the same thread, or after the commit");
      case REQUIRES_NEW ->
          new Text(
              Severity.WARNING,
              "a transaction is broken: %s commits its part by itself",
              "written in a transaction of its own",
              "fix: let it join the transaction, or name its table under independentWrites");
    };
  }

  private Finding.Draft finding(RuleContext context, Fault fault, Text text) {
    Place place = context.place(fault.method(), fault.range());
    String subject =
        fault.sort() == Fault.Sort.CHECKED_EXCEPTION || fault.sort() == Fault.Sort.CAUGHT_INSIDE
            ? Descriptions.simpleName(fault.subject())
            : fault.subject();
    return new Finding.Draft(
        name(),
        text.severity(),
        Confidence.HIGH,
        text.message().formatted(subject),
        List.of(text.fix()),
        place,
        fault.sort() + " " + fault.subject(),
        List.of(
            new FlowStep(FlowStep.Kind.SOURCE, context.place(fault.cause()), text.cause()),
            new FlowStep(FlowStep.Kind.SINK, place, "broken here")),
        List.of(),
        List.of());
  }

  private Finding.Draft finding(SplitFlows flows, OpenSplit open) {
    Split split = open.split();
    String method = Descriptions.method(split.through());
    String why =
        split.reason() == Split.Reason.SELF_CALL
            ? "is called on the same object, past the proxy that would open it"
            : "is called on an object that was made by new and has no proxy";
    return new Finding.Draft(
        name(),
        info().severity(),
        flows.confidence(open),
        "a transaction is broken: %s %s".formatted(method, why),
        List.of("fix: declare the transaction on the calling method, or call through another bean"),
        flows.place(split.place()),
        split.through().owner() + "#" + split.through().name(),
        flows.steps(open),
        List.of(),
        List.of());
  }
}
