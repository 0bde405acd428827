package dev.actionguard.rules.input;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.IdleConstraints;
import dev.actionguard.analysis.RejectedGuard;
import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.ir.ClassModel;
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

/** Finds checks of input that stop nothing. */
@RuleInfo(
    summary = "A check of input has no effect",
    family = RuleInfo.Family.INPUT,
    severity = Severity.WARNING,
    cwe = 1173)
public final class IneffectiveValidation implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    InputFlows flows = InputFlows.of(context);
    flows
        .badlyGuarded()
        .forEach((flow, guard) -> report(context, report, flow(context, flow, guard)));
    for (RejectedGuard guard : context.facts().ignoredGuards()) {
      report(
          context,
          report,
          draft(
              context.place(guard.site()),
              guard(guard),
              Confidence.HIGH,
              List.of("fix: leave, by an exception or a return, where it finds a fault"),
              List.of(),
              sink(guard)));
    }
    for (ClassModel model : context.facts().index().program().classes()) {
      declarations(context, report, model);
    }
  }

  private static void report(
      RuleContext context, Consumer<Finding.Draft> report, Finding.Draft draft) {
    if (context.isReported(draft.place().className())) {
      report.accept(draft);
    }
  }

  private Finding.Draft flow(RuleContext context, ValueFlow flow, RejectedGuard guard) {
    return draft(
        context.place(guard.site()),
        "%s; %s reaches %s"
            .formatted(
                guard(guard), InputFlows.name(flow), Descriptions.method(flow.sink().method())),
        InputFlows.confidence(context, flow),
        List.of(fix(guard)),
        context.steps(flow),
        sink(guard));
  }

  private static String guard(RejectedGuard guard) {
    return "check without effect: %s, %s (%s)"
        .formatted(Descriptions.method(guard.check()), guard.reason().text(), guard.reason().id());
  }

  private static String sink(RejectedGuard guard) {
    return guard.check().owner() + "#" + guard.check().name();
  }

  private static String fix(RejectedGuard guard) {
    return switch (guard.reason()) {
      case RESULT_IGNORED, ONLY_ONE_BRANCH ->
          "fix: leave, by an exception or a return, where it finds a fault";
      case NOT_DOMINATING -> "fix: let its exception pass, or leave in the handler";
      case AFTER_USE -> "fix: check before the value is used";
      case MODIFIED_AFTER -> "fix: change the value first, then check what is used";
      case PARTIAL_MATCH -> "fix: match the whole value, by matches() or asMatchPredicate()";
      case NULL_CHECK_ONLY -> "fix: check the content, too";
    };
  }

  private void declarations(RuleContext context, Consumer<Finding.Draft> report, ClassModel model) {
    for (IdleConstraints.Idle idle : context.facts().idleConstraints().of(model)) {
      Place place =
          idle.method() == null
              ? new Place(model.name(), idle.member(), model.sourceFile(), idle.range())
              : context.place(idle.method(), idle.range());
      String message =
          switch (idle.reason()) {
            case BEAN_NOT_VALIDATED ->
                "constraints without effect: nothing validates the parameters of %s()"
                    .formatted(idle.member());
            case NOT_VALID ->
                "constraints without effect: '%s' lacks @Valid, so that nothing validates what is"
                        .formatted(idle.member())
                    + " in it";
            case ERRORS_UNREAD ->
                "check without effect: %s() never looks at the errors that it is given"
                    .formatted(idle.member());
          };
      String fix =
          switch (idle.reason()) {
            case BEAN_NOT_VALIDATED -> "fix: annotate the class with @Validated";
            case NOT_VALID -> "fix: annotate it with @Valid";
            case ERRORS_UNREAD -> "fix: return if hasErrors(), or drop the parameter";
          };
      report(
          context,
          report,
          draft(place, message, Confidence.HIGH, List.of(fix), List.of(), idle.member()));
    }
  }

  private Finding.Draft draft(
      Place place,
      String message,
      Confidence confidence,
      List<String> notes,
      List<FlowStep> steps,
      String sink) {
    return new Finding.Draft(
        name(),
        info().severity(),
        confidence,
        message,
        notes,
        place,
        sink,
        steps,
        List.of(),
        List.of());
  }
}
