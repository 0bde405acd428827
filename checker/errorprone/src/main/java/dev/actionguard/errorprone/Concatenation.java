package dev.actionguard.errorprone;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.Tag;
import com.sun.tools.javac.tree.TreeInfo;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Operand;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Collects the parts of a concatenation; adjacent constants become one text. */
final class Concatenation {
  private final List<Operand> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  /** Adds the parts of the expression, in order; it may be nested deeply. */
  static void flatten(Symbols symbols, JCTree tree, List<JCTree> parts) {
    Deque<JCTree> open = new ArrayDeque<>();
    open.push(tree);
    while (!open.isEmpty()) {
      JCTree next = TreeInfo.skipParens(open.pop());
      if (next instanceof JCBinary binary
          && next.hasTag(Tag.PLUS)
          && symbols.isString(next.type)
          && next.type.constValue() == null) {
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
