package dev.actionguard.ir;

/** What a statement reads: a local variable or a constant. */
public sealed interface Operand permits Local, Constant {
  /** The erased type, as far as it is known. */
  Type type();
}
