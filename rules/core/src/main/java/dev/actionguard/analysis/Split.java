package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;

/**
 * Two effects of one action which no transaction spans, as far as the methods down from the one at
 * hand tell.
 *
 * @param first what happens first
 * @param second what may then fail to happen; the same as the first in a loop
 * @param loop whether it is one call that runs again and again
 * @param place where it is reported
 * @param through the method whose declared transaction the call at the place does not open; for
 *     {@link Reason#APART} the one that does both
 */
public record Split(
    Reason reason,
    WriteEffect first,
    WriteEffect second,
    boolean loop,
    Site place,
    MethodRef through) {
  /** Why there is no transaction around them. */
  public enum Reason {
    /** Nothing opens one. */
    APART,
    /** The method that would is called on the same object, past its proxy. */
    SELF_CALL,
    /** The method that would is called on an object that no container made. */
    OWN_OBJECT
  }

  /** Returns whether a transaction around both would mend it. */
  public boolean isOfDatabase() {
    return first.kind() == WriteEffect.Kind.WRITE && second.kind() == WriteEffect.Kind.WRITE;
  }
}
