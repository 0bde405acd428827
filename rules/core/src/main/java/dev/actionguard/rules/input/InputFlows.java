package dev.actionguard.rules.input;

import dev.actionguard.analysis.Label;
import dev.actionguard.analysis.Mark;
import dev.actionguard.analysis.Origin;
import dev.actionguard.analysis.RejectedGuard;
import dev.actionguard.analysis.Site;
import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.options.Options.Setting;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.RuleContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The untrusted values that reach the database unchecked, by what is to be said of them: each cause
 * is one finding of one rule.
 */
final class InputFlows {
  private final List<ValueFlow> unvalidated = new ArrayList<>();
  private final Map<ValueFlow, List<String>> massAssigned = new LinkedHashMap<>();
  private final Map<ValueFlow, RejectedGuard> badlyGuarded = new LinkedHashMap<>();

  /** Sorts the flows of a program. */
  static InputFlows of(RuleContext context) {
    Set<Data> injected = new HashSet<>();
    for (ValueFlow flow : context.facts().flows()) {
      if (isText(flow)) {
        injected.add(Data.of(flow.source()));
      }
    }
    InputFlows sorted = new InputFlows();
    AssignedProperties assigned = new AssignedProperties(context);
    Set<Data> copied = new HashSet<>();
    for (ValueFlow flow : context.facts().flows()) {
      if (flow.sink().kind() == SinkKind.PROPERTIES) {
        List<String> properties = assigned.of(flow);
        if (!properties.isEmpty()) {
          sorted.massAssigned.put(flow, properties);
          copied.add(Data.of(flow.source()));
        }
      }
    }
    for (ValueFlow flow : context.facts().flows()) {
      if (isBound(flow)
          && !isFreeText(context, flow)
          && !injected.contains(Data.of(flow.source()))
          && !copied.contains(Data.of(flow.source()))) {
        RejectedGuard guard = context.facts().rejectedGuards().get(flow);
        if (guard != null) {
          sorted.badlyGuarded.put(flow, guard);
        } else {
          sorted.unvalidated.add(flow);
        }
      }
    }
    return sorted;
  }

  /** What a user chose, whatever was done to it since. */
  private record Data(Site site, String path) {
    static Data of(Label.Source source) {
      return new Data(source.site(), String.valueOf(source.path()));
    }
  }

  /** Free text by configuration needs no more than a bound on its length. */
  private static boolean isFreeText(RuleContext context, ValueFlow flow) {
    return (flow.marks() & Mark.LENGTH) != 0
        && context.options().freeText().contains(flow.source().simpleName(context.facts().index()));
  }

  static boolean isText(ValueFlow flow) {
    return flow.sink().kind() == SinkKind.TEXT || flow.sink().kind() == SinkKind.IDENTIFIER;
  }

  private static boolean isBound(ValueFlow flow) {
    return flow.sink().kind() == SinkKind.BIND || flow.sink().kind() == SinkKind.KEY;
  }

  /** Returns the flows of whole objects, each with the properties that no user may set. */
  Map<ValueFlow, List<String>> massAssigned() {
    return massAssigned;
  }

  /** Returns the flows of values that a check without effect looked at, each with the check. */
  Map<ValueFlow, RejectedGuard> badlyGuarded() {
    return badlyGuarded;
  }

  /** Returns the flows of values that nothing looked at. */
  List<ValueFlow> unvalidated() {
    return unvalidated;
  }

  /** Returns what people call the value of a flow. */
  static String name(ValueFlow flow) {
    return flow.source().name() + flow.source().path();
  }

  /** A guess about who calls a public method, and the environment, are no sure sources. */
  static Confidence confidence(RuleContext context, ValueFlow flow) {
    if (flow.source().byName()) {
      return context.options().is(Setting.ASSUME_PUBLIC_PARAMS_TAINTED)
          ? Confidence.MEDIUM
          : Confidence.LOW;
    }
    return flow.source().origin() == Origin.ENVIRONMENT
        ? Confidence.LOW
        : RuleContext.confidence(flow);
  }
}
