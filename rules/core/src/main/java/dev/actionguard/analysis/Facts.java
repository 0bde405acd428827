package dev.actionguard.analysis;

import dev.actionguard.options.Options.Strength;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds on every path to a point: marks of labels, and access checks that were passed. The
 * lattice is ordered by inclusion, joined by intersection; {@link #NONE} is the top.
 *
 * @param guards proofs about data by its label
 * @param checks passed access checks
 */
record Facts(Map<Label, Integer> guards, Set<Check> checks) {
  static final Facts NONE = new Facts(Map.of(), Set.of());

  /**
   * A passed access check.
   *
   * @param subjects what data names the object that was checked; empty if none
   * @param byName whether the check is one only by its name
   * @param open whether it is a check only if one of the subjects turns out to be the authenticated
   *     user: a comparison of parameters
   */
  record Check(Strength strength, Set<Label> subjects, boolean byName, boolean open) {
    Check(Strength strength, Set<Label> subjects, boolean byName) {
      this(strength, subjects, byName, false);
    }

    /** Written out, as the generated one takes many times as long until it is compiled well. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other == this
          || (other instanceof Check c
              && strength == c.strength
              && byName == c.byName
              && open == c.open
              && subjects.equals(c.subjects));
    }

    @Override
    public int hashCode() {
      return subjects.hashCode();
    }

    /** Returns the strongest check that follows from each of the two, or null if there is none. */
    @Nullable Check common(Check other) {
      if (open || other.open) {
        return equals(other) ? this : null;
      }
      Strength weaker = strength.compareTo(other.strength) < 0 ? strength : other.strength;
      Set<Label> same = subjects.equals(other.subjects) ? subjects : Set.of();
      return new Check(weaker, same, byName || other.byName);
    }
  }

  /** Written out, as the generated one takes many times as long until it is compiled well. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof Facts f && guards.equals(f.guards) && checks.equals(f.checks));
  }

  @Override
  public int hashCode() {
    return 31 * guards.hashCode() + checks.hashCode();
  }

  static Facts guard(Labels labels, int marks) {
    if (labels.isEmpty() || marks == 0) {
      return NONE;
    }
    Map<Label, Integer> guards = new LinkedHashMap<>();
    labels.forEach((label, old) -> guards.put(label, marks));
    return new Facts(guards, Set.of());
  }

  static Facts check(Check check) {
    return new Facts(Map.of(), Set.of(check));
  }

  boolean isEmpty() {
    return guards.isEmpty() && checks.isEmpty();
  }

  Facts and(Facts other) {
    if (other.isEmpty()) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    Map<Label, Integer> bothGuards = new LinkedHashMap<>(guards);
    other.guards.forEach((label, marks) -> bothGuards.merge(label, marks, (a, b) -> a | b));
    Set<Check> bothChecks = new LinkedHashSet<>(checks);
    bothChecks.addAll(other.checks);
    return new Facts(bothGuards, bothChecks);
  }

  /** What holds in both: of guards the common marks, of checks what follows from either side. */
  Facts or(Facts other) {
    if (equals(other)) {
      return this;
    }
    Map<Label, Integer> common = new LinkedHashMap<>();
    guards.forEach(
        (label, marks) -> {
          int both = marks & other.guards.getOrDefault(label, 0);
          if (both != 0) {
            common.put(label, both);
          }
        });
    Set<Check> commonChecks = common(checks, other.checks);
    return common.isEmpty() && commonChecks.isEmpty() ? NONE : new Facts(common, commonChecks);
  }

  /**
   * Two paths each passed a check, but not the same one: what is sure is the weaker of the two. Of
   * all pairs those are kept that say most.
   */
  private static Set<Check> common(Set<Check> left, Set<Check> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return Set.of();
    }
    Set<Check> pairs = new LinkedHashSet<>();
    for (Check mine : left) {
      for (Check others : right) {
        Check weaker = mine.common(others);
        if (weaker != null) {
          pairs.add(weaker);
        }
      }
    }
    Set<Check> most = new LinkedHashSet<>();
    for (Check pair : pairs) {
      if (pairs.stream().noneMatch(p -> !p.equals(pair) && pair.equals(p.common(pair)))) {
        most.add(pair);
      }
    }
    return most;
  }

  /** Returns whether any access check was surely passed. */
  boolean isChecked() {
    return checks.stream().anyMatch(c -> !c.open());
  }

  /** What holds here and not there. */
  Facts minus(Facts other) {
    if (isEmpty() || other.isEmpty()) {
      return this;
    }
    Map<Label, Integer> left = new LinkedHashMap<>();
    guards.forEach(
        (label, marks) -> {
          int more = marks & ~other.guards.getOrDefault(label, 0);
          if (more != 0) {
            left.put(label, more);
          }
        });
    Set<Check> leftChecks = new LinkedHashSet<>(checks);
    leftChecks.removeAll(other.checks);
    return left.isEmpty() && leftChecks.isEmpty() ? NONE : new Facts(left, leftChecks);
  }

  /** Proofs about a text hold for its pieces, those about any element for each. */
  int guard(Label label) {
    int marks = guards.getOrDefault(label, 0);
    if (label.path().isElement()) {
      Label whole = label.withPath(label.path().parent());
      marks |= guards.getOrDefault(whole.then(AccessPath.ELEMENT), 0) | guard(whole);
    }
    return marks;
  }
}
