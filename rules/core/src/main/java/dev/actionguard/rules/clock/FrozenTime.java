package dev.actionguard.rules.clock;

import dev.actionguard.analysis.Descriptions;
import dev.actionguard.analysis.TimeRead;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import java.util.List;
import java.util.function.Consumer;

/** Finds times that are read once, when a class or an object is made, and used ever after. */
@RuleInfo(
    summary = "An initialiser or the constructor of a singleton captures the time once for all",
    family = RuleInfo.Family.CLOCK,
    severity = Severity.WARNING)
public final class FrozenTime implements Rule {
  @Override
  public void check(RuleContext context, Consumer<Finding.Draft> report) {
    ClockProviders providers = new ClockProviders(context);
    CapturedReads captured = new CapturedReads(context);
    for (TimeRead read : context.facts().timeReads()) {
      MethodRef method = context.facts().index().sourceMethod(read.method());
      if (context.isReported(method.owner())
          && context.facts().isActionCode().test(method.owner())
          && !providers.isProvider(method)
          && captured.isFrozen(read)
          && !captured.keepsNoTime(read)) {
        Place place = context.place(read.source().site());
        boolean initializer = captured.isInitializer(read);
        // Every constructor has a copy of an initialiser.
        report.accept(
            finding(
                read,
                initializer
                    ? new Place(place.className(), "", place.sourceFile(), place.range())
                    : place));
      }
    }
  }

  private Finding.Draft finding(TimeRead read, Place place) {
    boolean isStatic = read.method().name().equals("<clinit>");
    String message =
        "%s is read once, when %s is made: every later use sees that time"
            .formatted(Descriptions.method(read.call()), isStatic ? "the class" : "the object");
    return new Finding.Draft(
        name(),
        info().severity(),
        Confidence.HIGH,
        message,
        List.of(
            "fix: read an injected clock where the time is needed, or take the time as a parameter"
                + " of the constructor"),
        place,
        read.call().owner() + "#" + read.call().name(),
        List.of(),
        List.of(),
        List.of());
  }
}
