package dev.actionguard.bytecode;

import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Type;

/**
 * The types that the class file format knows only as {@code int}, as sets of possibilities: bits
 * are joined by {@code |}, and {@link #resolve} picks the type.
 *
 * <pre>
 *   constants 0, 1   may be boolean, char, byte, short, int
 *   0 .. 65535       may be char, byte, short, int
 *   other constants  may be byte, short, int
 * </pre>
 */
final class IntTypes {
  static final Type BYTE = Type.of("byte");
  static final Type CHAR = Type.of("char");
  static final Type SHORT = Type.of("short");

  static final int BIT_CONSTANT = 1;
  static final int CHAR_CONSTANT = 2;
  static final int OTHER_CONSTANT = 4;
  static final int IS_BOOLEAN = 8;
  static final int IS_BYTE = 16;
  static final int IS_SHORT = 32;
  static final int IS_CHAR = 64;
  static final int IS_INT = 128;

  private IntTypes() {}

  /** Returns the set that only a constant of that value is in. */
  static int ofConstant(int value) {
    if ((value & ~1) == 0) {
      return BIT_CONSTANT;
    }
    return (value & ~0xffff) == 0 ? CHAR_CONSTANT : OTHER_CONSTANT;
  }

  /** Returns the set of one type, or 0 if it is not int-like. */
  static int of(Type type) {
    return switch (type.name()) {
      case "boolean" -> IS_BOOLEAN;
      case "byte" -> IS_BYTE;
      case "short" -> IS_SHORT;
      case "char" -> IS_CHAR;
      case "int" -> IS_INT;
      default -> 0;
    };
  }

  /**
   * Returns the type of a variable or value.
   *
   * @param values what is assigned to it
   * @param uses as what it is used
   */
  static Type resolve(int values, int uses) {
    if (within(values, BIT_CONSTANT | IS_BOOLEAN) && ((values | uses) & IS_BOOLEAN) != 0) {
      return Type.BOOLEAN;
    }
    if (fits(values, uses, BIT_CONSTANT | CHAR_CONSTANT, IS_CHAR)) {
      return CHAR;
    }
    int anyConstant = BIT_CONSTANT | CHAR_CONSTANT | OTHER_CONSTANT;
    if (fits(values, uses, anyConstant, IS_BYTE)) {
      return BYTE;
    }
    return fits(values, uses, anyConstant, IS_SHORT) ? SHORT : Type.INT;
  }

  /**
   * A use as a narrow type proves it: only constants and values of that type get there without a
   * conversion. Without such a use a variable may be an int that holds narrow values.
   */
  private static boolean fits(int values, int uses, int constants, int type) {
    boolean used = (uses & type) != 0;
    boolean onlyThat = values == type && (uses & IS_INT) == 0;
    return onlyThat || (used && within(values, constants | type));
  }

  static boolean within(int set, int bounds) {
    return (set & ~bounds) == 0;
  }

  /** Returns an int constant as a constant of the int-like type that is wanted. */
  static Operand coerce(Operand operand, Type wanted) {
    if (operand instanceof Constant constant
        && constant.value() instanceof Integer value
        && constant.type().equals(Type.INT)) {
      return switch (wanted.name()) {
        case "boolean" -> value == 0 ? Constant.FALSE : value == 1 ? Constant.TRUE : operand;
        case "char" ->
            (value & ~0xffff) == 0 ? new Constant(CHAR, (char) (value & 0xffff)) : operand;
        case "byte", "short" -> new Constant(wanted, value);
        default -> operand;
      };
    }
    return operand;
  }
}
