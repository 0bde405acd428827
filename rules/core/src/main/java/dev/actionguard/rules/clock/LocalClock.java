package dev.actionguard.rules.clock;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.ProgramIndex;
import dev.actionguard.analysis.Site;
import dev.actionguard.analysis.TimeRead;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.FieldModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Finds reads of the local clock in action code, where an injected clock should be asked. */
@RuleInfo(
    summary = "The local clock is read instead of an injected one",
    family = RuleInfo.Family.CLOCK,
    severity = Severity.WARNING)
public final class LocalClock implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    ClockProviders providers = new ClockProviders(context);
    CapturedReads captured = new CapturedReads(context);
    Set<Site> mixed = new ClockPairs(context).ends();
    for (TimeRead read : context.facts().timeReads()) {
      MethodRef method = context.facts().index().sourceMethod(read.method());
      if (context.isReported(method.owner())
          && context.facts().isActionCode().test(method.owner())
          && !providers.isProvider(method)
          && !captured.isFrozen(read)
          && !captured.isLifecycle(method)
          && !mixed.contains(read.source().site())) {
        report.accept(finding(context, read));
      }
    }
  }

  private Finding.Draft finding(RuleContext context, TimeRead read) {
    String call = Descriptions.method(read.call());
    Optional<String> clock = clockField(context.facts().index(), read.method().owner());
    String message =
        "the local clock is read: %s gives the time of this machine, not of an injected clock"
            .formatted(call);
    String fix =
        clock
            .map(field -> "fix: use the field '" + field + "': " + replacement(read.call(), field))
            .orElse(
                "fix: inject a java.time.Clock by the constructor and use "
                    + replacement(read.call(), "clock"));
    return new Finding.Draft(
        name(),
        info().severity(),
        Confidence.HIGH,
        message,
        List.of(
            fix,
            "if %s is your clock provider, name it under clock.providers in actionguard.yaml"
                .formatted(read.method().owner())),
        context.place(read.source().site()),
        read.call().owner() + "#" + read.call().name(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Optional<String> clockField(ProgramIndex index, String owner) {
    return index.program().own(owner).stream()
        .map(ClassModel::fields)
        .flatMap(List::stream)
        .filter(
            f ->
                f.type().name().equals("java.time.Clock")
                    || f.type().name().equals("java.time.InstantSource"))
        .map(FieldModel::name)
        .findFirst();
  }

  private static String replacement(MethodRef call, String clock) {
    return switch (Descriptions.simpleName(call.owner())) {
      case "System" -> clock + ".millis()";
      case "Date" -> "Date.from(" + clock + ".instant())";
      case "Instant", "Clock", "InstantSource" -> clock + ".instant()";
      default ->
          call.name().equals("now")
              ? Descriptions.simpleName(call.owner()) + ".now(" + clock + "), in the clock's zone"
              : clock + ".instant()";
    };
  }
}
