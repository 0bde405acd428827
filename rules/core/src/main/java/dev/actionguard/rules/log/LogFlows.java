package dev.actionguard.rules.log;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.Label;
import dev.actionguard.analysis.Mark;
import dev.actionguard.analysis.Origin;
import dev.actionguard.analysis.Site;
import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.options.LogPolicy;
import dev.actionguard.options.Preset;
import dev.actionguard.options.SensitivityLevel;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.SuggestedFix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules about logs share: which flows the policy forbids, and which of them each rule
 * speaks of, so that one cause is one finding.
 */
final class LogFlows {
  /** Marks of a value that something was done to, but not enough. */
  private static final int WEAK =
      Mark.WEAK | Mark.NEUTRAL | Mark.NO_CR | Mark.NO_LF | Mark.ENCODED | Mark.RESULT_IGNORED;

  /** What is wrong with a flow. */
  enum Concern {
    RAW,
    CONTEXT,
    WEAK,
    RENDERED,
    MESSAGE,
    WHOLE
  }

  /** Where a value stands in a log call. */
  private record Spot(Site site, int argument) {}

  private final RuleContext context;
  private final Set<Spot> whole = new HashSet<>();
  private final Set<Spot> named = new HashSet<>();

  LogFlows(RuleContext context) {
    this.context = context;
    for (ValueFlow flow : context.facts().flows()) {
      Concern concern = concern(flow);
      if (concern == Concern.WHOLE) {
        whole.add(spot(flow));
      } else if (concern != null && concern != Concern.RENDERED) {
        named.add(spot(flow));
      }
    }
  }

  private static Spot spot(ValueFlow flow) {
    return new Spot(flow.sink().site(), flow.sink().argument());
  }

  /** Returns the flows that one rule speaks of. */
  List<ValueFlow> of(Concern concern) {
    List<ValueFlow> found = new ArrayList<>();
    for (ValueFlow flow : context.facts().flows()) {
      boolean elsewhere =
          (concern == Concern.RENDERED
                  && flow.source().origin() == Origin.RENDERING
                  && named.contains(spot(flow)))
              || (flow.source().origin() == Origin.PRINCIPAL && whole.contains(spot(flow)));
      if (!elsewhere && concern(flow) == concern) {
        found.add(flow);
      }
    }
    return found;
  }

  private @Nullable Concern concern(ValueFlow flow) {
    if (!isLog(flow.sink().kind()) || !isReported(flow)) {
      return null;
    }
    Label.Source source = flow.source();
    boolean known = (flow.marks() & (Mark.UNKNOWN_STEP | WEAK)) == 0 && source.isWhole();
    return switch (source.origin()) {
      case WHOLE_REQUEST -> known ? Concern.WHOLE : null;
      case RENDERING -> known && isForbidden(source.level(), 0) ? Concern.RENDERED : null;
      case SENSITIVE, PRINCIPAL -> ofSensitive(flow);
      default -> null;
    };
  }

  private @Nullable Concern ofSensitive(ValueFlow flow) {
    Label.Source source = flow.source();
    if (source.byName() && source.isUnderKey()) {
      // What lies under a key is known by its key, not by the name of what holds it.
      return null;
    }
    if (!isForbidden(level(source), flow.marks())) {
      return null;
    }
    if ((flow.marks() & WEAK) != 0) {
      return Concern.WEAK;
    }
    if (source.site().method().name().equals("toString")) {
      return Concern.RENDERED;
    }
    if ((flow.marks() & Mark.MESSAGE) != 0) {
      return Concern.MESSAGE;
    }
    return flow.sink().kind() == SinkKind.LOG_CONTEXT ? Concern.CONTEXT : Concern.RAW;
  }

  private static boolean isLog(SinkKind kind) {
    return kind == SinkKind.LOG || kind == SinkKind.STREAM || kind == SinkKind.LOG_CONTEXT;
  }

  /** Returns whether findings where the flow ends are of interest. */
  boolean isReported(ValueFlow flow) {
    return context.isReported(flow.sink().site().method().owner())
        && context.isReported(flow.place().method().owner())
        && context.facts().isActionCode().test(flow.place().method().owner());
  }

  static SensitivityLevel level(Label.Source source) {
    return source.origin() == Origin.PRINCIPAL ? SensitivityLevel.INTERNAL_ID : source.level();
  }

  /** Returns whether the policy wants a value of that level hidden that has only these marks. */
  boolean isForbidden(SensitivityLevel level, int marks) {
    LogPolicy policy =
        context.options().preset() == Preset.LEGACY
            ? LogPolicy.LEGACY
            : context.options().sensitive().policy();
    return switch (policy) {
      case STRICT -> level != SensitivityLevel.PUBLIC;
      case IDS_OK_IF_NEUTRALISED ->
          level.compareTo(SensitivityLevel.INTERNAL_ID) > 0
              || (level == SensitivityLevel.INTERNAL_ID
                  && (marks & (Mark.NEUTRAL | Mark.TEXT)) == 0);
      case LEGACY -> level == SensitivityLevel.SECRET;
    };
  }

  /** Returns {@code a secret}, {@code personal data} or {@code an internal id}. */
  static String what(SensitivityLevel level) {
    return switch (level) {
      case SECRET -> "a secret";
      case PERSONAL -> "personal data";
      default -> "an internal id";
    };
  }

  /** Returns {@code the log}, {@code the log context} or {@code a standard stream}. */
  static String target(ValueFlow flow) {
    return switch (flow.sink().kind()) {
      case STREAM -> "a standard stream";
      case LOG_CONTEXT -> "the log context";
      default -> "the log";
    };
  }

  /** Makes the finding of a flow, where it is reported. */
  Finding.Draft draft(
      Rule rule, Severity severity, ValueFlow flow, String message, List<String> notes) {
    return draft(rule, severity, flow, message, notes, List.of());
  }

  /** Makes the finding of a flow, where it is reported, with fixes. */
  Finding.Draft draft(
      Rule rule,
      Severity severity,
      ValueFlow flow,
      String message,
      List<String> notes,
      List<SuggestedFix> fixes) {
    return new Finding.Draft(
        rule.name(),
        severity,
        RuleContext.confidence(flow),
        message,
        notes,
        context.place(flow.place()),
        (Descriptions.simpleName(flow.sink().method().owner()) + "#" + flow.sink().method().name())
            .toLowerCase(Locale.ROOT),
        context.steps(flow),
        List.of(),
        fixes);
  }
}
