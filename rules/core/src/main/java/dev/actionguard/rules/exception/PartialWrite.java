package dev.actionguard.rules.exception;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.OpenSplit;
import dev.actionguard.analysis.Site;
import dev.actionguard.analysis.Split;
import dev.actionguard.analysis.WriteEffect;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Finds writes of one action that can be done in part, because no transaction spans them. */
@RuleInfo(
    summary = "Writes that belong together are not in one transaction",
    family = RuleInfo.Family.EXCEPTION,
    severity = Severity.ERROR,
    otherSeverities = Severity.WARNING,
    cwe = 460)
public final class PartialWrite implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    SplitFlows flows = new SplitFlows(context);
    List<OpenSplit> apart =
        context.facts().splits().stream()
            .filter(open -> open.split().reason() == Split.Reason.APART && flows.isReported(open))
            .filter(open -> !flows.isStartedByHand(open))
            .toList();
    Set<Site> thirds = thirds(apart);
    for (OpenSplit open : apart) {
      if (open.split().loop() || !thirds.contains(open.split().place())) {
        report.accept(finding(flows, open));
      }
    }
  }

  /**
   * Returns where writes follow one that is itself told to follow another, with no less weight: one
   * transaction mends both, so that one finding is enough.
   */
  private static Set<Site> thirds(List<OpenSplit> apart) {
    Map<Site, Severity> seconds = new HashMap<>();
    for (OpenSplit open : apart) {
      Split split = open.split();
      if (split.isOfDatabase() && !split.loop()) {
        seconds.merge(split.place(), severity(split), (a, b) -> a == Severity.ERROR ? a : b);
      }
    }
    Set<Site> thirds = new HashSet<>();
    for (OpenSplit open : apart) {
      Split split = open.split();
      Site before = split.first().place();
      Severity weight = seconds.get(split.place());
      Severity told = seconds.get(before);
      if (weight != null
          && told != null
          && !before.equals(split.place())
          && before.method().equals(split.place().method())
          && (told == Severity.ERROR || weight != Severity.ERROR)) {
        thirds.add(split.place());
      }
    }
    return thirds;
  }

  private static Severity severity(Split split) {
    return isOfTwoTables(split) ? Severity.ERROR : Severity.WARNING;
  }

  private static boolean isOfTwoTables(Split split) {
    return split.isOfDatabase()
        && !split.loop()
        && !split.first().target().isEmpty()
        && !split.second().target().isEmpty()
        && !split.first().target().equals(split.second().target());
  }

  private Finding.Draft finding(SplitFlows flows, OpenSplit open) {
    Split split = open.split();
    WriteEffect first = split.first();
    WriteEffect second = split.second();
    String one = Descriptions.method(first.method());
    String two = Descriptions.method(second.method());
    String message;
    String fix = "fix: put both into one transaction, for example with @Transactional on %s";
    if (split.loop()) {
      message =
          "an action can be done in part: %s runs again and again with no transaction around the loop"
              .formatted(two);
    } else if (split.isOfDatabase()) {
      message =
          "an action can be done in part: %s follows %s with no transaction around both"
              .formatted(two, one);
    } else if (first.kind() == WriteEffect.Kind.EXTERNAL) {
      message =
          "an action can be done in part: %s comes after %s, which no rollback takes back"
              .formatted(two, one);
      fix = "fix: do the outside effect after the commit, or by an outbox table";
    } else {
      message =
          "an action can be done in part: %s is not bound to the outcome of %s".formatted(two, one);
      fix = "fix: do the outside effect after the commit, or by an outbox table";
    }
    return new Finding.Draft(
        name(),
        severity(split),
        flows.confidence(open),
        message,
        List.of(
            fix.formatted(Descriptions.method(split.through())),
            "if a method of yours opens the transaction, name it under transactional in"
                + " actionguard.yaml; if the writes may stand alone, name the table under"
                + " independentWrites"),
        flows.place(split.place()),
        second.method().owner() + "#" + second.method().name(),
        flows.steps(open),
        List.of(),
        List.of());
  }
}
