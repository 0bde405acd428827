package dev.actionguard.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a basic block ends. Blocks are named by their index in {@link Body#blocks()}. */
public sealed interface Terminator {
  /** Where it stands in the source, or {@link SourceRange#UNKNOWN}. */
  SourceRange range();

  /** Goes to a block. */
  record Jump(int block, SourceRange range) implements Terminator {}

  /** How a condition compares its operands; a boolean is tested as {@code b != false}. */
  enum Comparison {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    GREATER_OR_EQUAL(">="),
    GREATER(">"),
    LESS_OR_EQUAL("<=");

    private final String symbol;

    Comparison(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }

    /**
     * Returns the comparison that holds exactly when this one does not (on ints and references).
     */
    public Comparison negated() {
      return switch (this) {
        case EQUAL -> NOT_EQUAL;
        case NOT_EQUAL -> EQUAL;
        case LESS -> GREATER_OR_EQUAL;
        case GREATER_OR_EQUAL -> LESS;
        case GREATER -> LESS_OR_EQUAL;
        case LESS_OR_EQUAL -> GREATER;
      };
    }
  }

  /** Compares two int-like values or two references and goes to one of two blocks. */
  record Branch(
      Comparison comparison,
      Operand left,
      Operand right,
      int whenTrue,
      int whenFalse,
      SourceRange range)
      implements Terminator {}

  /**
   * One arm of a switch.
   *
   * @param label an int or char constant; a string; or, for an enum, the constant's name as string
   */
  record Case(Constant label, int block) {}

  /**
   * Goes by the value of an int, string or enum operand (a null operand throws). Labels are
   * distinct.
   */
  record Switch(Operand operand, List<Case> cases, int defaultBlock, SourceRange range)
      implements Terminator {
    public Switch {
      cases = List.copyOf(cases);
    }
  }

  /** Leaves the method; the value is null in a void method. */
  record Return(@Nullable Operand value, SourceRange range) implements Terminator {}

  /** Throws an exception. */
  record Throw(Operand exception, SourceRange range) implements Terminator {}
}
