package dev.actionguard.source;

import dev.actionguard.ir.Statement.BinaryOperator;
import dev.actionguard.ir.Terminator.Comparison;

/** The operators of the language in the program form. */
final class Operators {
  private Operators() {}

  /** Returns the operator of an arithmetic expression, or of a compound assignment without it. */
  static BinaryOperator of(Tag tag) {
    return switch (tag) {
      case PLUS, PREINC, POSTINC -> BinaryOperator.ADD;
      case MINUS, PREDEC, POSTDEC -> BinaryOperator.SUBTRACT;
      case MUL -> BinaryOperator.MULTIPLY;
      case DIV -> BinaryOperator.DIVIDE;
      case MOD -> BinaryOperator.REMAINDER;
      case SL -> BinaryOperator.SHIFT_LEFT;
      case SR -> BinaryOperator.SHIFT_RIGHT;
      case USR -> BinaryOperator.UNSIGNED_SHIFT_RIGHT;
      case BITAND -> BinaryOperator.AND;
      case BITOR -> BinaryOperator.OR;
      case BITXOR -> BinaryOperator.XOR;
      default -> throw new IllegalArgumentException("not an arithmetic operator: " + tag);
    };
  }

  /** Whether the operator is written as branches. */
  static boolean isCondition(Tag tag) {
    return switch (tag) {
      case AND, OR, EQ, NE, LT, LE, GT, GE -> true;
      default -> false;
    };
  }

  static boolean isShift(Tag tag) {
    return switch (tag) {
      case SL, SR, USR -> true;
      default -> false;
    };
  }

  /** Returns the comparison of a relational operator. */
  static Comparison comparison(Tag tag) {
    return switch (tag) {
      case EQ -> Comparison.EQUAL;
      case NE -> Comparison.NOT_EQUAL;
      case LT -> Comparison.LESS;
      case LE -> Comparison.LESS_OR_EQUAL;
      case GT -> Comparison.GREATER;
      case GE -> Comparison.GREATER_OR_EQUAL;
      default -> throw new IllegalArgumentException("not a relational operator: " + tag);
    };
  }

  /** Returns how floating numbers are compared so that NaN makes the comparison false. */
  static BinaryOperator compare(Comparison comparison) {
    return comparison == Comparison.LESS || comparison == Comparison.LESS_OR_EQUAL
        ? BinaryOperator.COMPARE_OR_GREATER
        : BinaryOperator.COMPARE_OR_LESS;
  }
}
