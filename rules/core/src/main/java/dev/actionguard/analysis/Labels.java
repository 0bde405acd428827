package dev.actionguard.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * A set of labels, each with its {@link Mark}s: powerset of labels times the lattice of marks. At
 * most {@link #LIMIT} labels are kept; the rest is dropped and noted by {@link #isFull()}.
 */
public final class Labels {
  static final Labels NONE = new Labels(Map.of());
  private static final int LIMIT = 24;

  private final Map<Label, Integer> marks;
  private final int hash;

  private Labels(Map<Label, Integer> marks) {
    this.marks = marks;
    this.hash = marks.hashCode();
  }

  static Labels of(Label label, int marks) {
    return new Labels(Map.of(label, marks));
  }

  boolean isEmpty() {
    return marks.isEmpty();
  }

  boolean isFull() {
    return marks.size() >= LIMIT;
  }

  int size() {
    return marks.size();
  }

  /** Returns the marks of a label, 0 if it is absent. */
  int marks(Label label) {
    return marks.getOrDefault(label, 0);
  }

  boolean contains(Label label) {
    return marks.containsKey(label);
  }

  /** Visits the labels in the order in which they were met. */
  void forEach(BiConsumer<Label, Integer> action) {
    marks.forEach(action);
  }

  /** Returns the labels in the order in which they were met. */
  List<Label> list() {
    return List.copyOf(marks.keySet());
  }

  boolean any(Predicate<Label> test) {
    for (Label label : marks.keySet()) {
      if (test.test(label)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether there is a source of that origin. */
  boolean has(Origin origin) {
    return any(l -> l instanceof Label.Source s && s.origin() == origin);
  }

  /** The labels of both; marks of a common one are joined. */
  Labels union(Labels other) {
    if (other.isEmpty()) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    Map<Label, Integer> both = new LinkedHashMap<>(marks);
    for (Map.Entry<Label, Integer> entry : other.marks.entrySet()) {
      Integer old = both.get(entry.getKey());
      if (old != null) {
        both.put(entry.getKey(), Mark.join(old, entry.getValue()));
      } else if (both.size() < LIMIT) {
        both.put(entry.getKey(), entry.getValue());
      }
    }
    return both.equals(marks) ? this : new Labels(both);
  }

  /** The same labels with further marks on each. */
  Labels marked(int more) {
    return more == 0 ? this : map((label, old) -> old | more);
  }

  /** The same labels with other marks. */
  Labels map(BiFunction<Label, Integer, Integer> change) {
    if (isEmpty()) {
      return this;
    }
    Map<Label, Integer> changed = new LinkedHashMap<>();
    marks.forEach((label, old) -> changed.put(label, change.apply(label, old)));
    return changed.equals(marks) ? this : new Labels(changed);
  }

  /** The labels after their content changed: proofs are gone, possible marks stay. */
  Labels derived() {
    if (isEmpty()) {
      return this;
    }
    Map<Label, Integer> changed = new LinkedHashMap<>();
    marks.forEach(
        (label, old) ->
            changed.merge(label.derived(), old & ~Mark.CLOSED & ~Mark.LENGTH, Mark::join));
    return new Labels(changed);
  }

  /** The labels of a field or element of what these label. */
  Labels then(String part) {
    if (isEmpty()) {
      return this;
    }
    Map<Label, Integer> parts = new LinkedHashMap<>();
    // What an object's text hides its parts still show.
    int lost = AccessPath.isElement(part) ? 0 : Mark.OPAQUE;
    marks.forEach((label, old) -> parts.merge(label.then(part), old & ~lost, Mark::join));
    return new Labels(parts);
  }

  /** Only those that pass the test. */
  Labels filter(Predicate<Label> test) {
    List<Label> dropped = new ArrayList<>();
    for (Label label : marks.keySet()) {
      if (!test.test(label)) {
        dropped.add(label);
      }
    }
    if (dropped.isEmpty()) {
      return this;
    }
    Map<Label, Integer> kept = new LinkedHashMap<>(marks);
    kept.keySet().removeAll(dropped);
    return kept.isEmpty() ? NONE : new Labels(kept);
  }

  @Override
  public boolean equals(Object other) {
    return other == this || (other instanceof Labels l && hash == l.hash && marks.equals(l.marks));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    marks.forEach(
        (label, bits) ->
            text.append(text.length() > 1 ? ", " : "")
                .append(label)
                .append(bits == 0 ? "" : "/" + Integer.toHexString(bits)));
    return text.append('}').toString();
  }
}
