package dev.actionguard.ir;

/**
 * A local variable or temporary of one body. Two variables of a source method are two locals, even
 * where the class file reuses a slot, as far as debug tables or types tell them apart.
 *
 * @param index its number in the body, from 0; {@code this} first, then the parameters in order
 * @param name its source name, or empty for a temporary or an unknown name
 * @param type its type; with type arguments where the declaration gives them
 * @param kind what it stands for
 */
public record Local(int index, String name, Type type, Kind kind) implements Operand {
  /** What a local stands for. */
  public enum Kind {
    THIS,
    PARAMETER,
    VARIABLE,
    TEMPORARY
  }

  /** Returns whether the source gives it a name. */
  public boolean isNamed() {
    return !name.isEmpty();
  }

  /** Returns {@code name} or {@code $index}: unique in one body together with its index. */
  @Override
  public String toString() {
    return kind == Kind.THIS ? "this" : isNamed() ? name + "_" + index : "$" + index;
  }
}
