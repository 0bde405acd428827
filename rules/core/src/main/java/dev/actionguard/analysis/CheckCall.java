package dev.actionguard.analysis;

import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.options.Options.Strength;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call that checks access: it throws unless access is allowed, or it answers whether it is.
 *
 * @param method what is called
 * @param checks what is proved if it returns, or answers yes
 * @param throwing whether returning is the proof
 * @param asks whether it only answers: calling it for anything else makes no sense
 * @param answer the local that holds the answer; null if nothing does, or if it throws
 */
record CheckCall(
    Site site,
    String name,
    MethodRef method,
    Set<Facts.Check> checks,
    boolean throwing,
    boolean asks,
    @Nullable Local answer) {
  /** Returns whether a role or an object is checked, not just that somebody is logged in. */
  boolean isStrong() {
    return isStrong(checks);
  }

  static boolean isStrong(Set<Facts.Check> checks) {
    return checks.stream().anyMatch(c -> !c.open() && c.strength() != Strength.AUTHN);
  }

  /** Returns whether an object is checked. */
  static boolean isOfObject(Set<Facts.Check> checks) {
    return checks.stream().anyMatch(c -> !c.open() && c.strength() == Strength.OBJECT);
  }

  /** Returns whether it is a check only by its name. */
  boolean byName() {
    return checks.stream().allMatch(Facts.Check::byName);
  }

  /** Returns the check that a call made, by what is known before and after it; null if none. */
  static @Nullable CheckCall of(
      AnalysisContext context,
      CallSite call,
      Set<Facts.Check> before,
      State after,
      Value result,
      @Nullable Local target) {
    Set<Facts.Check> now = after.facts().checks();
    if (!now.equals(before)) {
      Set<Facts.Check> more = new LinkedHashSet<>(now);
      more.removeAll(before);
      more.removeIf(Facts.Check::open);
      if (!more.isEmpty()) {
        return new CheckCall(
            call.site(), Descriptions.call(call), call.method(), more, true, false, null);
      }
    }
    if (call.slots().stream().anyMatch(CheckCall::answers)) {
      return null;
    }
    Set<Facts.Check> answered = answered(result);
    for (AbstractObject object : result.objects()) {
      ObjectState held = object.exactType() == null ? null : after.object(object);
      if (held != null) {
        // An answer with its reason.
        held.fields().values().forEach(v -> answered.addAll(answered(v)));
      }
    }
    return answered.isEmpty()
        ? null
        : new CheckCall(
            call.site(),
            Descriptions.call(call),
            call.method(),
            answered,
            false,
            onlyAnswers(context, call, result),
            target);
  }

  /** Neither a row that belongs to the user, nor the outcome of something that it does. */
  private static boolean onlyAnswers(AnalysisContext context, CallSite call, Value result) {
    boolean row =
        result.labels().has(Origin.DATABASE)
            && !call.method().returns().equals("boolean")
            && !AccessNames.isStore(call.method().owner());
    return !row
        && context.index().targets(call.kind(), call.method()).stream()
            .map(context::summary)
            .filter(Objects::nonNull)
            .noneMatch(
                s ->
                    s.effects().contains(MethodSummary.EffectSort.DATABASE_WRITE)
                        || s.effects().contains(MethodSummary.EffectSort.EXTERNAL));
  }

  /** What a receiver already answered is no new check: {@code decision.isGranted()}. */
  private static boolean answers(Value value) {
    return !value.outcomes().isEmpty() && !answered(value).isEmpty();
  }

  private static Set<Facts.Check> answered(Value value) {
    Set<Facts.Check> checks = new LinkedHashSet<>();
    for (Facts facts : value.outcomes().values()) {
      facts.checks().stream().filter(c -> !c.open()).forEach(checks::add);
    }
    return checks;
  }
}
