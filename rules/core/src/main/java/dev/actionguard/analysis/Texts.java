package dev.actionguard.analysis;

import dev.actionguard.ir.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts texts together. */
final class Texts {
  private static final int LIMIT = 4_000;

  private Texts() {}

  /** Returns the value of {@code part + part + …}. */
  static Value concat(HeapAccess heap, List<Value> parts) {
    Labels labels = Labels.NONE;
    StringBuilder known = new StringBuilder();
    boolean constant = true;
    int cleaned = -1;
    for (Value part : parts) {
      labels = labels.union(heap.deep(part));
      if (constant) {
        String text = textOf(part);
        if (text != null) {
          known.append(text);
        } else {
          constant = false;
          String prefix = heap.prefix(part);
          known.append(prefix == null ? "" : prefix);
        }
      }
      if (!part.isFromConstants()) {
        cleaned = cleaned == -1 ? part.cleaned() : Mark.join(cleaned, part.cleaned());
      }
    }
    if (constant && known.length() <= LIMIT) {
      return Value.ofConstant(known.toString());
    }
    if (known.length() > LIMIT) {
      known.setLength(LIMIT);
    }
    return Value.of(labels)
        .withPrefix(known.length() == 0 ? null : known.toString())
        .marked(cleaned == -1 ? 0 : cleaned & ~Mark.CLOSED);
  }

  /** So many single characters may stay readable beside a mask. */
  private static final int KEPT = 4;

  /** {@code "***" + id.charAt(0)}: single characters beside a mask are all that is left. */
  static List<Value> masked(List<Operand> operands, List<Value> parts) {
    boolean mask = parts.stream().map(Value::text).anyMatch(t -> t != null && isMask(t));
    long chars = operands.stream().filter(o -> o.type().name().equals("char")).count();
    if (!mask || chars == 0 || chars > KEPT) {
      return parts;
    }
    List<Value> masked = new ArrayList<>(parts);
    for (int i = 0; i < parts.size(); i++) {
      if (operands.get(i).type().name().equals("char") && !parts.get(i).isFromConstants()) {
        masked.set(i, parts.get(i).marked(Mark.MASKED));
      }
    }
    return masked;
  }

  private static boolean isMask(String text) {
    return text.contains("*")
        || text.contains("#")
        || text.contains("•")
        || text.contains("…")
        || text.contains("...")
        || text.toLowerCase(Locale.ROOT).contains("xx");
  }

  private static @Nullable String textOf(Value part) {
    Object constant = part.constant();
    if (constant == null) {
      return null;
    }
    return constant == Value.NULL ? "null" : constant.toString();
  }
}
