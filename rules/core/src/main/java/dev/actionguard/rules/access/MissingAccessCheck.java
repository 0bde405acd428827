package dev.actionguard.rules.access;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.Obligation;
import dev.actionguard.analysis.OpenDuty;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.options.Options;
import dev.actionguard.options.Preset;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    PublicOperations open = new PublicOperations(context);
    for (OpenDuty duty : context.facts().duties()) {
      Confidence confidence = confidence(context, duty);
      if (confidence != null
          && !open.isPublic(duty.root())
          && !isCoveredByRoute(context, duty)
          && context.isReported(duty.duty().place().method().owner())) {
        report.accept(finding(context, duty, confidence));
      }
    }
  }

  /** A route that asks for a role covers a write, one that asks for a login a read. */
  private static boolean isCoveredByRoute(RuleContext context, OpenDuty duty) {
    if (duty.entry().isEmpty()) {
      return false;
    }
    Options.Strength needed =
        duty.duty().access() == Obligation.Access.READ
            ? Options.Strength.AUTHN
            : Options.Strength.ROLE;
    return context
            .facts()
            .routes()
            .strength(duty.root())
            .filter(s -> s.compareTo(needed) >= 0)
            .isPresent()
        && context.options().preset() != Preset.STRICT;
  }

  /** Returns how sure it is that somebody outside can call the root; null if nobody can. */
  private static @Nullable Confidence confidence(RuleContext context, OpenDuty duty) {
    MethodModel root = duty.root();
    Confidence confidence;
    if (duty.entry().isPresent()) {
      if (!duty.entry().get().isUserFacing()) {
        return null;
      }
      confidence = Confidence.HIGH;
    } else {
      boolean callable =
          root.isPublic()
              && !root.compilerMade()
              && !root.isConstructor()
              && !root.name().equals("<clinit>")
              && java.lang.reflect.Modifier.isPublic(
                  context.facts().index().owner(root).modifiers());
      if (!callable) {
        return null;
      }
      boolean library = !context.facts().hasEntryPoints() && context.facts().knowsUsers();
      confidence = library ? Confidence.MEDIUM : Confidence.LOW;
    }
    return duty.duty().byName() ? confidence.and(Confidence.MEDIUM) : confidence;
  }

  private Finding.Draft finding(RuleContext context, OpenDuty duty, Confidence confidence) {
    Obligation.CheckBefore check = duty.duty();
    String entry = Descriptions.method(duty.root().reference());
    boolean read = check.access() == Obligation.Access.READ;
    String message =
        "%s without an access check: %s reaches %s with no check of a role or of the object before it"
            .formatted(
                read ? "sensitive data is read" : "data is changed",
                entry,
                Descriptions.method(check.method()));
    List<FlowStep> flow = new ArrayList<>();
    flow.add(
        new FlowStep(
            FlowStep.Kind.SOURCE,
            context.place(duty.root().reference(), duty.root().range()),
            duty.entry().map(e -> e.sort() + " entry point").orElse("called from outside")));
    flow.addAll(context.calls(check.steps()));
    flow.add(
        new FlowStep(
            FlowStep.Kind.SINK,
            context.place(check.origin()),
            Descriptions.method(check.method())));
    return new Finding.Draft(
        name(),
        info().severity(),
        confidence,
        message,
        List.of(
            "fix: check access before the call, for example with @PreAuthorize on the entry point or"
                + " a check that throws",
            "if a method of yours checks access, declare it under checks in actionguard.yaml; if the"
                + " action is public by design, name it under publicOperations"),
        context.place(check.place()),
        check.method().owner() + "#" + check.method().name(),
        flow,
        List.of(),
        List.of());
  }
}
