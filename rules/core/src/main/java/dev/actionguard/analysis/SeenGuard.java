package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import java.util.Map;

/**
 * A call that proves something of data, if its outcome is heeded.
 *
 * @param proved what is proved of which data
 * @param outcome how it tells
 */
record SeenGuard(Site site, MethodRef method, Map<Label, Integer> proved, Outcome outcome) {
  /** How a guard tells what it found. */
  enum Outcome {
    /** It throws unless all is well. */
    THROWS,
    /** By what it returns. */
    ANSWERS,
    /** Not a guard: the data changes here, and what was proved of it is lost. */
    CHANGES
  }
}
