package dev.actionguard.rules.log;

import dev.actionguard.analysis.LoggedExceptions;
import dev.actionguard.analysis.Mark;
import dev.actionguard.analysis.Site;
import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.options.Options.Setting;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds sensitive values in the messages of exceptions that are logged, here or by a handler in
 * another method; with {@code sensitiveExceptionsAlways} in any exception's message.
 */
@RuleInfo(
    summary = "A sensitive value is in the message of an exception that is logged",
    family = RuleInfo.Family.LOG,
    severity = Severity.WARNING,
    cwe = 532)
public final class SensitiveExceptionMessage implements Rule {
  private static final List<String> NOTES =
      List.of(
          "fix: leave the value out of the message, or put a masked form there",
          "if it is not sensitive, add it to sensitive.exclude in actionguard.yaml");

  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    LogFlows flows = new LogFlows(context);
    Set<Site> reported = new HashSet<>();
    for (ValueFlow flow : flows.of(LogFlows.Concern.MESSAGE)) {
      if (reported.add(flow.place())) {
        report.accept(flows.draft(this, info().severity(), flow, message(flow), NOTES));
      }
    }
    LoggedExceptions logged = new LoggedExceptions(context.facts());
    for (ValueFlow flow : context.facts().flows()) {
      if (flow.sink().kind() == SinkKind.EXCEPTION_MESSAGE && isSensitive(flows, flow)) {
        List<ValueFlow> logs = logged.logs(flow);
        for (ValueFlow log : logs) {
          if (flows.isReported(log) && reported.add(log.place())) {
            report.accept(finding(context, flows, flow, log));
          }
        }
        if (logs.isEmpty()
            && context.options().is(Setting.SENSITIVE_EXCEPTIONS_ALWAYS)
            && flows.isReported(flow)
            && reported.add(flow.place())) {
          report.accept(flows.draft(this, info().severity(), flow, message(flow), NOTES));
        }
      }
    }
  }

  private static boolean isSensitive(LogFlows flows, ValueFlow flow) {
    boolean origin =
        switch (flow.source().origin()) {
          case SENSITIVE, PRINCIPAL -> true;
          default -> false;
        };
    return origin
        && (flow.marks() & (Mark.WEAK | Mark.UNKNOWN_STEP)) == 0
        && flow.source().isWhole()
        && flows.isForbidden(LogFlows.level(flow.source()), flow.marks());
  }

  private static String message(ValueFlow flow) {
    return "%s is in an exception's message: '%s' reaches %s with it"
        .formatted(
            LogFlows.what(LogFlows.level(flow.source())),
            flow.source().name() + flow.source().path(),
            flow.sink().kind() == SinkKind.EXCEPTION_MESSAGE
                ? "whoever prints it"
                : LogFlows.target(flow));
  }

  /** The finding at the log call, with the way of the value into the message before it. */
  private Finding.Draft finding(
      RuleContext context, LogFlows flows, ValueFlow message, ValueFlow log) {
    String text =
        "%s is in an exception's message: '%s' reaches %s with it"
            .formatted(
                LogFlows.what(LogFlows.level(message.source())),
                message.source().name() + message.source().path(),
                LogFlows.target(log));
    Finding.Draft draft = flows.draft(this, info().severity(), log, text, NOTES);
    List<FlowStep> steps = new ArrayList<>(context.steps(message));
    FlowStep made = steps.remove(steps.size() - 1);
    steps.add(new FlowStep(FlowStep.Kind.PROPAGATOR, made.place(), "made a part of the message"));
    steps.add(
        new FlowStep(FlowStep.Kind.PROPAGATOR, context.place(log.source().site()), "caught here"));
    steps.add(draft.flow().get(draft.flow().size() - 1));
    return new Finding.Draft(
        draft.rule(),
        draft.severity(),
        draft.confidence(),
        draft.message(),
        draft.notes(),
        draft.place(),
        draft.sink(),
        steps,
        draft.related(),
        draft.fixes());
  }
}
