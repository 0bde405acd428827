package dev.actionguard.rules.access;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.Obligation;
import dev.actionguard.analysis.OpenDuty;
import dev.actionguard.analysis.PublicOperations;
import dev.actionguard.analysis.SeenCheck;
import dev.actionguard.analysis.SeenCheck.Flaw;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The operations that somebody outside can reach without a check that counts. Each belongs to one
 * rule: that of the check which was seen and does not count, else {@link MissingAccessCheck}.
 */
final class OpenOperations {
  private final RuleContext context;
  private final PublicOperations open;

  OpenOperations(RuleContext context) {
    this.context = context;
    open = new PublicOperations(context.facts().index());
  }

  /** Reports the operations of which the rule is about why a check does not count (or null). */
  void report(
      Rule rule, Predicate<@Nullable Flaw> about, Wording wording, Consumer<Finding.Draft> report) {
    for (OpenDuty duty : context.facts().duties()) {
      Confidence confidence = about.test(duty.duty().flaw()) ? confidence(duty) : null;
      if (confidence != null
          && !open.isPublic(duty.root())
          && !duty.isCovered(context.facts().routes(), context.options())
          && context.isReported(duty.duty().place().method().owner())) {
        report.accept(finding(rule, duty, confidence, wording));
      }
    }
  }

  /** What a rule says about an operation. */
  interface Wording {
    /** Returns the headline. */
    String message(OpenDuty duty);

    /** Returns the way to mend it. */
    String fix();

    /** Returns how bad it is, the usual severity being given. */
    default Severity severity(OpenDuty duty, Severity usual) {
      return usual;
    }

    /** Returns whether the check is at fault, not the operation. */
    default boolean atCheck() {
      return false;
    }
  }

  /** Returns how sure it is that somebody outside can call the root; null if nobody can. */
  private @Nullable Confidence confidence(OpenDuty duty) {
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
              && Modifier.isPublic(context.facts().index().owner(root).modifiers());
      if (!callable) {
        return null;
      }
      boolean library = !context.facts().hasEntryPoints() && context.facts().knowsUsers();
      confidence = library ? Confidence.MEDIUM : Confidence.LOW;
    }
    return duty.duty().byName() ? confidence.and(Confidence.MEDIUM) : confidence;
  }

  private Finding.Draft finding(Rule rule, OpenDuty duty, Confidence confidence, Wording wording) {
    Obligation.CheckBefore check = duty.duty();
    SeenCheck seen = check.seen();
    List<FlowStep> flow = new ArrayList<>();
    flow.add(
        new FlowStep(
            FlowStep.Kind.SOURCE,
            context.place(duty.root().reference(), duty.root().range()),
            duty.entry().map(e -> e.sort() + " entry point").orElse("called from outside")));
    flow.addAll(context.calls(check.steps()));
    flow.add(new FlowStep(FlowStep.Kind.SINK, context.place(check.origin()), operation(duty)));
    List<String> notes = new ArrayList<>();
    List<FlowStep> related = new ArrayList<>();
    if (seen != null) {
      notes.add(SeenChecks.note(seen));
      related.add(
          new FlowStep(FlowStep.Kind.PROPAGATOR, context.place(seen.site()), seen.flaw().reason()));
    }
    notes.add("fix: " + wording.fix());
    if (check.flaw() == null) {
      notes.add(
          "if a method of yours checks access, declare it under checks in actionguard.yaml; if the"
              + " action is public by design, name it under publicOperations");
    }
    boolean atCheck = wording.atCheck() && seen != null;
    return new Finding.Draft(
        rule.name(),
        wording.severity(duty, rule.info().severity()),
        seen != null && seen.byName() ? confidence.and(Confidence.MEDIUM) : confidence,
        wording.message(duty),
        notes,
        context.place(atCheck && seen != null ? seen.site() : check.place()),
        atCheck && seen != null
            ? SeenChecks.sink(seen)
            : check.method().owner() + "#" + check.method().name(),
        flow,
        related,
        List.of());
  }

  /** Returns the operation's method as people write it. */
  static String operation(OpenDuty duty) {
    return Descriptions.method(duty.duty().method());
  }

  /** Returns the entry point as people write it. */
  static String entry(OpenDuty duty) {
    return Descriptions.method(duty.root().reference());
  }

  /** Returns the name of the check that was seen. */
  static String seen(OpenDuty duty) {
    SeenCheck seen = duty.duty().seen();
    return seen == null ? "the check" : seen.name();
  }
}
