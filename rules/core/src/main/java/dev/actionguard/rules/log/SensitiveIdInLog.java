package dev.actionguard.rules.log;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.Label;
import dev.actionguard.analysis.Mark;
import dev.actionguard.analysis.Origin;
import dev.actionguard.analysis.ValueFlow;
import dev.actionguard.model.MethodFact.SinkKind;
import dev.actionguard.options.LogPolicy;
import dev.actionguard.options.Options.SanitizerKind;
import dev.actionguard.options.Preset;
import dev.actionguard.options.SensitivityLevel;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import dev.actionguard.rule.SuggestedFix;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Finds sensitive ids, personal data and secrets that are logged as they are. */
@RuleInfo(
    summary = "A sensitive identifier is logged raw",
    family = RuleInfo.Family.LOG,
    severity = Severity.ERROR,
    cwe = 532)
public final class SensitiveIdInLog implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    for (ValueFlow flow : context.facts().flows()) {
      SinkKind kind = flow.sink().kind();
      boolean log = kind == SinkKind.LOG || kind == SinkKind.STREAM;
      if (log
          && context.isReported(flow.sink().site().method().owner())
          && context.isReported(flow.place().method().owner())
          && context.facts().isActionCode().test(flow.place().method().owner())
          && isTooSensitive(context, flow)) {
        report.accept(finding(context, flow));
      }
    }
  }

  private static SensitivityLevel level(Label.Source source) {
    return source.origin() == Origin.PRINCIPAL ? SensitivityLevel.INTERNAL_ID : source.level();
  }

  private static boolean isTooSensitive(RuleContext context, ValueFlow flow) {
    if ((flow.marks() & Mark.WEAK) != 0) {
      // Something hides a part of it: whether that is enough is another rule's question.
      return false;
    }
    if (flow.source().byName() && flow.source().isUnderKey()) {
      // What lies under a key is known by its key, not by the name of what holds it.
      return false;
    }
    SensitivityLevel level = level(flow.source());
    LogPolicy policy =
        context.options().preset() == Preset.LEGACY
            ? LogPolicy.LEGACY
            : context.options().sensitive().policy();
    return switch (policy) {
      case STRICT -> level != SensitivityLevel.PUBLIC;
      case IDS_OK_IF_NEUTRALISED ->
          level.compareTo(SensitivityLevel.INTERNAL_ID) > 0
              || (level == SensitivityLevel.INTERNAL_ID
                  && (flow.marks() & (Mark.NEUTRAL | Mark.TEXT)) == 0);
      case LEGACY -> level == SensitivityLevel.SECRET;
    };
  }

  private Finding.Draft finding(RuleContext context, ValueFlow flow) {
    String what =
        switch (level(flow.source())) {
          case SECRET -> "a secret";
          case PERSONAL -> "personal data";
          default -> "an internal id";
        };
    String target = flow.sink().kind() == SinkKind.STREAM ? "a standard stream" : "the log";
    String message =
        "%s is logged raw: '%s' reaches %s without masking or hashing"
            .formatted(what, flow.source().name() + flow.source().path(), target);
    List<SuggestedFix> fixes = fixes(context, level(flow.source()));
    return new Finding.Draft(
        name(),
        info().severity(),
        RuleContext.confidence(flow),
        message,
        List.of(
            fixes.isEmpty()
                ? "fix: log a masked or keyed-hashed form, or leave it out"
                : "fix: %s, or leave it out".formatted(fixes.get(0).title()),
            "if '%s' is not sensitive, add it to sensitive.exclude in actionguard.yaml; if a method"
                    .formatted(flow.source().name())
                + " of yours masks it, declare that under sanitizers"),
        context.place(flow.place()),
        (Descriptions.simpleName(flow.sink().method().owner()) + "#" + flow.sink().method().name())
            .toLowerCase(Locale.ROOT),
        context.steps(flow),
        List.of(),
        fixes);
  }

  /** Returns a fix for each configured method that masks what is as sensitive as this. */
  private static List<SuggestedFix> fixes(RuleContext context, SensitivityLevel level) {
    return context.options().sanitizers().stream()
        .filter(s -> s.kind() == SanitizerKind.MASK && s.levels().contains(level))
        .map(s -> SuggestedFix.wrapping("log it through " + s.method(), s.method()))
        .toList();
  }
}
