package dev.actionguard.rules.exception;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.OpenSplit;
import dev.actionguard.analysis.Site;
import dev.actionguard.analysis.WriteEffect;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.RuleContext;
import java.util.ArrayList;
import java.util.List;

/** Tells of effects that nothing holds together: whether, how surely, and by which steps. */
final class SplitFlows {
  private final RuleContext context;

  SplitFlows(RuleContext context) {
    this.context = context;
  }

  boolean isReported(OpenSplit open) {
    String owner = open.split().place().method().owner();
    return context.isReported(owner) && context.facts().isActionCode().test(owner);
  }

  /** Who starts a program by hand sees how it ends, and starts it again. */
  boolean isStartedByHand(OpenSplit open) {
    return open.entry()
        .filter(e -> e.sort().equals("main") || e.sort().equals("startup"))
        .isPresent();
  }

  Confidence confidence(OpenSplit open) {
    Confidence confidence = Confidence.HIGH;
    String sort = open.entry().map(e -> e.sort()).orElse("");
    if (isStartedByHand(open)) {
      confidence = Confidence.LOW;
    } else if (sort.isEmpty()) {
      // A template that runs what it is given leaves transactions to whoever calls it.
      boolean known =
          open.inBean()
              || !open.split().first().target().isEmpty()
              || !open.split().second().target().isEmpty();
      confidence = context.facts().hasEntryPoints() || !known ? Confidence.LOW : Confidence.MEDIUM;
    }
    boolean byName = open.split().first().byName() || open.split().second().byName();
    return byName ? confidence.and(Confidence.MEDIUM) : confidence;
  }

  Place place(Site site) {
    return context.place(site);
  }

  /** Returns the steps from the root to the first effect and on to the second. */
  List<FlowStep> steps(OpenSplit open) {
    List<FlowStep> steps = new ArrayList<>();
    WriteEffect first = open.split().first();
    WriteEffect second = open.split().second();
    steps.add(
        new FlowStep(
            FlowStep.Kind.SOURCE,
            context.place(first.origin()),
            "first " + Descriptions.method(first.method())));
    steps.addAll(context.calls(second.steps()));
    steps.add(
        new FlowStep(
            FlowStep.Kind.SINK,
            context.place(second.origin()),
            "then " + Descriptions.method(second.method())));
    return steps;
  }
}
