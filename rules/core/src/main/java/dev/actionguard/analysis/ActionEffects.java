package dev.actionguard.analysis;

import java.util.List;

/**
 * What a method does that others see, and which of it belongs together and is not held together.
 *
 * @param effects some of what it does: enough to tell whether it does anything
 * @param splits what no transaction spans; a transaction that the method declares is not counted
 * @param boundary what it does to the transaction of its caller
 * @param extent how much it writes, and whether that is held together
 */
record ActionEffects(
    List<WriteEffect> effects, List<Split> splits, Boundary boundary, Extent extent) {
  static final ActionEffects NONE =
      new ActionEffects(List.of(), List.of(), Boundary.NONE, Extent.LITTLE);

  /** How much is written to the database. */
  enum Extent {
    /** One write at most. */
    LITTLE,
    SEVERAL,
    /** Several writes, all inside of one transaction that is opened and ended for them. */
    WHOLE
  }

  /** What a method leaves behind. */
  enum Boundary {
    NONE,
    /** It returns with a transaction that it opened. */
    BEGINS,
    COMMITS,
    ROLLS_BACK
  }

  ActionEffects {
    effects = List.copyOf(effects);
    splits = List.copyOf(splits);
  }

  boolean writes() {
    return effects.stream().anyMatch(e -> e.kind() == WriteEffect.Kind.WRITE);
  }
}
