package dev.actionguard.analysis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a method does to its callers, in terms of its parameters. It depends on the body, the models
 * and the callees' summaries only.
 *
 * @param result what it returns; null if it never returns normally
 * @param heap what objects hold when it returns: those it made and hands out, and the fields of
 *     parameters that it stored
 * @param facts what holds of its parameters when it returns
 * @param obligations what it leaves to its callers, in a stable order
 * @param databaseExceptions the database exceptions that may leave it, with how the failing calls
 *     use the database
 * @param wrapping whether what is wrong in its calls is shown where it is called
 * @param usedParameters the slots whose content it uses for anything but logs and durations
 * @param rows the data by which it reads rows, by the site of the read
 * @param seen checks in it that do not check, on which a caller may rely in vain
 * @param effects what it does to the world, for rules that ask whether a region does anything
 * @param actions what it does that others see, and what of it no transaction spans
 */
record MethodSummary(
    @Nullable Value result,
    Map<AbstractObject, ObjectState> heap,
    Facts facts,
    List<Obligation> obligations,
    Map<String, LeavingFailure> databaseExceptions,
    Wrapping wrapping,
    Set<Integer> usedParameters,
    Map<Site, Set<Label>> rows,
    List<SeenCheck> seen,
    Set<EffectSort> effects,
    ActionEffects actions) {
  /** Sorts of effects. */
  enum EffectSort {
    DATABASE_READ,
    DATABASE_WRITE,
    LOG,
    EXTERNAL,
    ROLLBACK_ONLY,
    /** Asks who the authenticated user is. */
    USER_READ
  }

  /** Nothing is known yet: no path returns. The start of the fixpoint over a recursion. */
  static final MethodSummary BOTTOM =
      new MethodSummary(
          null,
          Map.of(),
          Facts.NONE,
          List.of(),
          Map.of(),
          Wrapping.NONE,
          Set.of(),
          Map.of(),
          List.of(),
          Set.of(),
          ActionEffects.NONE);

  MethodSummary {
    obligations = List.copyOf(obligations);
    seen = List.copyOf(seen);
  }
}
