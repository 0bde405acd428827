package dev.actionguard.analysis;

import dev.actionguard.ir.Statement.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Folds int arithmetic as the JVM does. */
final class Arithmetic {
  private Arithmetic() {}

  /** Returns the result, or null if the operation would throw. */
  static @Nullable Integer fold(BinaryOperator operator, int a, int b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> b == 0 ? null : (Integer) (a / b);
      case REMAINDER -> b == 0 ? null : (Integer) (a % b);
      case SHIFT_LEFT -> a << b;
      case SHIFT_RIGHT -> a >> b;
      case UNSIGNED_SHIFT_RIGHT -> a >>> b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case COMPARE_OR_LESS, COMPARE_OR_GREATER -> Integer.compare(a, b);
    };
  }
}
