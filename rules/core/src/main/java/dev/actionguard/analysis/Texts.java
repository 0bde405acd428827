package dev.actionguard.analysis;

import java.util.List;
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

  private static @Nullable String textOf(Value part) {
    Object constant = part.constant();
    if (constant == null) {
      return null;
    }
    return constant == Value.NULL ? "null" : constant.toString();
  }
}
