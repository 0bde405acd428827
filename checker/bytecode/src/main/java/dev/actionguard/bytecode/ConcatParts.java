package dev.actionguard.bytecode;

import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Operand;
import java.util.ArrayList;
import java.util.List;

/** Collects the parts of a concatenation; adjacent constants become one text. */
final class ConcatParts {
  private final List<Operand> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  void addText(String added) {
    text.append(added);
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
