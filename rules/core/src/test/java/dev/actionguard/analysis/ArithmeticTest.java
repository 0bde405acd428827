package dev.actionguard.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.Statement.BinaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ArithmeticTest {
  private static final int[] NUMBERS =
      IntStream.concat(
              IntStream.rangeClosed(-33, 33),
              IntStream.of(Integer.MIN_VALUE, Integer.MIN_VALUE + 1, Integer.MAX_VALUE, 65_536))
          .toArray();

  private static @Nullable Integer java(BinaryOperator operator, int a, int b) {
    try {
      return switch (operator) {
        case ADD -> a + b;
        case SUBTRACT -> a - b;
        case MULTIPLY -> a * b;
        case DIVIDE -> a / b;
        case REMAINDER -> a % b;
        case SHIFT_LEFT -> a << b;
        case SHIFT_RIGHT -> a >> b;
        case UNSIGNED_SHIFT_RIGHT -> a >>> b;
        case AND -> a & b;
        case OR -> a | b;
        case XOR -> a ^ b;
        case COMPARE_OR_LESS, COMPARE_OR_GREATER -> a < b ? -1 : a > b ? 1 : 0;
      };
    } catch (ArithmeticException e) {
      return null;
    }
  }

  @Test
  void foldsAsTheMachineDoes() {
    for (BinaryOperator operator : BinaryOperator.values()) {
      for (int a : NUMBERS) {
        for (int b : NUMBERS) {
          assertThat(Arithmetic.fold(operator, a, b))
              .as("%d %s %d", a, operator, b)
              .isEqualTo(java(operator, a, b));
        }
      }
    }
  }
}
