package dev.actionguard.source;

import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Operand;
import dev.actionguard.source.Tree.Expr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Collects the parts of a concatenation; adjacent constants become one text. */
final class Concatenation {
  private final List<Operand> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  /** Adds the parts of the expression, in order; it may be nested deeply. */
  static void flatten(Symbols symbols, Expr tree, List<Expr> parts) {
    Deque<Expr> open = new ArrayDeque<>();
    open.push(tree);
    while (!open.isEmpty()) {
      Expr next = (Expr) TreeInfo.skipParens(open.pop());
      if (next instanceof Tree.Binary binary
          && binary.op == Tag.PLUS
          && symbols.isString(next.type)
          && next.constant == null) {
        open.push(binary.rhs);
        open.push(binary.lhs);
      } else {
        parts.add(next);
      }
    }
  }

  void add(Operand operand) {
    if (operand instanceof Constant constant && !(constant.value() instanceof Record)) {
      text.append(constant.value());
      return;
    }
    flush();
    parts.add(operand);
  }

  private void flush() {
    if (text.length() > 0) {
      parts.add(Constant.of(text.toString()));
      text.setLength(0);
    }
  }

  /** Returns the parts, at least one. */
  List<Operand> finish() {
    flush();
    return parts.isEmpty() ? List.of(Constant.of("")) : parts;
  }
}
