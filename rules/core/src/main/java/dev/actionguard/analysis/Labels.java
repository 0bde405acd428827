package dev.actionguard.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A set of labels, each with its {@link Mark}s: powerset of labels times the lattice of marks. At
 * most {@link #LIMIT} labels are kept; the rest is dropped and noted by {@link #isFull()}.
 *
 * <p>Two arrays in the order in which the labels were met, searched one by one: sets are small,
 * most hold one to four labels, and joining them is what the analysis does most. A map of each took
 * five times as long.
 */
public final class Labels {
  static final Labels NONE = new Labels(new Label[0], new int[0], 0);
  private static final int LIMIT = 12;

  private final Label[] labels;
  private final int[] marks;
  private final int hash;

  private Labels(Label[] labels, int[] marks, int hash) {
    this.labels = labels;
    this.marks = marks;
    this.hash = hash;
  }

  static Labels of(Label label, int marks) {
    return new Labels(new Label[] {label}, new int[] {marks}, label.hashCode() ^ marks);
  }

  /** Collects labels, each once; the marks of a label that comes again are joined. */
  private static final class Builder {
    private Label[] labels;
    private int[] marks;
    private int size;

    Builder(int capacity) {
      labels = new Label[capacity];
      marks = new int[capacity];
    }

    Builder(Labels first) {
      size = first.labels.length;
      labels = Arrays.copyOf(first.labels, size + 4);
      marks = Arrays.copyOf(first.marks, size + 4);
    }

    void merge(Label label, int bits) {
      int at = indexOf(labels, size, label);
      if (at >= 0) {
        marks[at] = Mark.join(marks[at], bits);
      } else {
        add(label, bits);
      }
    }

    void mergeUpToLimit(Label label, int bits) {
      int at = indexOf(labels, size, label);
      if (at >= 0) {
        marks[at] = Mark.join(marks[at], bits);
      } else if (size < LIMIT) {
        add(label, bits);
      }
    }

    void add(Label label, int bits) {
      if (size == labels.length) {
        labels = Arrays.copyOf(labels, 2 * size + 4);
        marks = Arrays.copyOf(marks, 2 * size + 4);
      }
      labels[size] = label;
      marks[size++] = bits;
    }

    Labels build() {
      if (size == 0) {
        return NONE;
      }
      int hash = 0;
      for (int i = 0; i < size; i++) {
        hash += labels[i].hashCode() ^ marks[i];
      }
      return size == labels.length
          ? new Labels(labels, marks, hash)
          : new Labels(Arrays.copyOf(labels, size), Arrays.copyOf(marks, size), hash);
    }
  }

  private static int indexOf(Label[] labels, int size, Label label) {
    for (int i = 0; i < size; i++) {
      if (labels[i] == label) {
        return i;
      }
    }
    int hash = label.hashCode();
    for (int i = 0; i < size; i++) {
      if (labels[i].hashCode() == hash && labels[i].equals(label)) {
        return i;
      }
    }
    return -1;
  }

  private int indexOf(Label label) {
    return indexOf(labels, labels.length, label);
  }

  boolean isEmpty() {
    return labels.length == 0;
  }

  boolean isFull() {
    return labels.length >= LIMIT;
  }

  int size() {
    return labels.length;
  }

  /** Returns the marks of a label, 0 if it is absent. */
  int marks(Label label) {
    int at = indexOf(label);
    return at < 0 ? 0 : marks[at];
  }

  boolean contains(Label label) {
    return indexOf(label) >= 0;
  }

  /** Does something with a label and its marks. */
  interface Visitor {
    void visit(Label label, int marks);
  }

  /** Gives a label other marks. */
  interface Change {
    int apply(Label label, int marks);
  }

  /** Visits the labels in the order in which they were met. */
  void forEach(Visitor action) {
    for (int i = 0; i < labels.length; i++) {
      action.visit(labels[i], marks[i]);
    }
  }

  /** Returns the labels in the order in which they were met. */
  List<Label> list() {
    return List.of(labels);
  }

  boolean any(Predicate<Label> test) {
    for (Label label : labels) {
      if (test.test(label)) {
        return true;
      }
    }
    return false;
  }

  /** Only those that have a mark. */
  Labels having(int mark) {
    return filter(label -> (marks(label) & mark) != 0);
  }

  /** Returns whether any label stands for what a caller knows. */
  boolean hasParameters() {
    for (Label label : labels) {
      if (label instanceof Label.Parameter) {
        return true;
      }
    }
    return false;
  }

  /** The labels with what each stands for in its place, marked as it was itself. */
  Labels replaced(Function<Label, Labels> meaning) {
    Builder all = new Builder(LIMIT);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] instanceof Label.Parameter) {
        Labels others = meaning.apply(labels[i]);
        for (int j = 0; j < others.labels.length; j++) {
          all.mergeUpToLimit(others.labels[j], others.marks[j] | marks[i]);
        }
      } else {
        all.mergeUpToLimit(labels[i], marks[i]);
      }
    }
    return all.build();
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
    Builder both = null;
    for (int i = 0; i < other.labels.length; i++) {
      Label label = other.labels[i];
      int at = indexOf(label);
      int joined = at < 0 ? 0 : Mark.join(marks[at], other.marks[i]);
      if (at >= 0 && joined != marks[at]) {
        both = both == null ? new Builder(this) : both;
        both.marks[at] = joined;
      } else if (at < 0 && (both == null ? labels.length : both.size) < LIMIT) {
        both = both == null ? new Builder(this) : both;
        both.add(label, other.marks[i]);
      }
    }
    return both == null ? this : both.build();
  }

  /** The same labels with further marks on each. */
  Labels marked(int more) {
    return more == 0 ? this : map((label, old) -> old | more);
  }

  /** The same labels with other marks. */
  Labels map(Change change) {
    int[] changed = null;
    int newHash = 0;
    for (int i = 0; i < labels.length; i++) {
      int bits = change.apply(labels[i], marks[i]);
      if (bits != marks[i]) {
        changed = changed == null ? marks.clone() : changed;
        changed[i] = bits;
      }
      newHash += labels[i].hashCode() ^ bits;
    }
    return changed == null ? this : new Labels(labels, changed, newHash);
  }

  /** The labels after their content changed: proofs are gone, possible marks stay. */
  Labels derived() {
    Builder changed = new Builder(labels.length);
    for (int i = 0; i < labels.length; i++) {
      changed.merge(labels[i].derived(), marks[i] & ~Mark.CLOSED & ~Mark.LENGTH);
    }
    return changed.build();
  }

  /** The labels of a field or element of what these label. */
  Labels then(String part) {
    Builder parts = new Builder(labels.length);
    for (int i = 0; i < labels.length; i++) {
      parts.merge(labels[i].then(part), marks[i]);
    }
    return parts.build();
  }

  /** The labels of one element of what these label the elements of. */
  Labels at(String element) {
    Builder elements = new Builder(labels.length);
    for (int i = 0; i < labels.length; i++) {
      elements.merge(labels[i].at(element), marks[i]);
    }
    return elements.build();
  }

  /** Only those that pass the test. */
  Labels filter(Predicate<Label> test) {
    Builder kept = null;
    for (int i = 0; i < labels.length; i++) {
      boolean passes = test.test(labels[i]);
      if (!passes && kept == null) {
        kept = new Builder(labels.length);
        for (int j = 0; j < i; j++) {
          kept.add(labels[j], marks[j]);
        }
      } else if (passes && kept != null) {
        kept.add(labels[i], marks[i]);
      }
    }
    return kept == null ? this : kept.build();
  }

  /** Equal labels with equal marks, in whatever order they were met. */
  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof Labels l
            && hash == l.hash
            && labels.length == l.labels.length
            && isIn(l));
  }

  private boolean isIn(Labels other) {
    for (int i = 0; i < labels.length; i++) {
      boolean same = labels[i] == other.labels[i] && marks[i] == other.marks[i];
      if (!same) {
        int at = other.indexOf(labels[i]);
        if (at < 0 || marks[i] != other.marks[at]) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < labels.length; i++) {
      text.append(text.length() > 1 ? ", " : "")
          .append(labels[i])
          .append(marks[i] == 0 ? "" : "/" + Integer.toHexString(marks[i]));
    }
    return text.append('}').toString();
  }
}
