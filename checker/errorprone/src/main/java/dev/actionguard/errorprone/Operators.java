package dev.actionguard.errorprone;

import com.sun.tools.javac.tree.JCTree.Tag;
import dev.actionguard.ir.Statement.BinaryOperator;
import dev.actionguard.ir.Terminator.Comparison;

/** The operators of the language in the program form. */
final class Operators {
  private Operators() {}

  /** Returns the operator of an arithmetic expression, or of a compound assignment without it. */
  static BinaryOperator of(Tag tag) {
    return switch (tag) {
      case PLUS, PLUS_ASG, PREINC, POSTINC -> BinaryOperator.ADD;
      case MINUS, MINUS_ASG, PREDEC, POSTDEC -> BinaryOperator.SUBTRACT;
      case MUL, MUL_ASG -> BinaryOperator.MULTIPLY;
      case DIV, DIV_ASG -> BinaryOperator.DIVIDE;
      case MOD, MOD_ASG -> BinaryOperator.REMAINDER;
      case SL, SL_ASG -> BinaryOperator.SHIFT_LEFT;
      case SR, SR_ASG -> BinaryOperator.SHIFT_RIGHT;
      case USR, USR_ASG -> BinaryOperator.UNSIGNED_SHIFT_RIGHT;
      case BITAND, BITAND_ASG -> BinaryOperator.AND;
      case BITOR, BITOR_ASG -> BinaryOperator.OR;
      case BITXOR, BITXOR_ASG -> BinaryOperator.XOR;
      default -> throw new IllegalArgumentException("not an arithmetic operator: " + tag);
    };
  }

  static boolean isShift(Tag tag) {
    return switch (tag) {
      case SL, SL_ASG, SR, SR_ASG, USR, USR_ASG -> true;
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
