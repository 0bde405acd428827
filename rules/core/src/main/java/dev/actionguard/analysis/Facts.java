package dev.actionguard.analysis;

import dev.actionguard.options.Options.Strength;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

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

  /** What holds in both. A check that is there in two forms counts in its weaker form. */
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
    Set<Check> commonChecks = new LinkedHashSet<>(checks);
    commonChecks.retainAll(other.checks);
    if (commonChecks.stream().allMatch(Check::open) && isChecked() && other.isChecked()) {
      commonChecks.add(weakest(this, other));
    }
    return common.isEmpty() && commonChecks.isEmpty() ? NONE : new Facts(common, commonChecks);
  }

  /** Two paths each passed a check, but not the same one: what is sure is the weaker strength. */
  private static Check weakest(Facts left, Facts right) {
    Strength strength =
        left.strongest().compareTo(right.strongest()) < 0 ? left.strongest() : right.strongest();
    boolean byName =
        left.checks.stream().allMatch(Check::byName)
            || right.checks.stream().allMatch(Check::byName);
    return new Check(strength, Set.of(), byName);
  }

  /** Returns whether any access check was surely passed. */
  boolean isChecked() {
    return checks.stream().anyMatch(c -> !c.open());
  }

  private Strength strongest() {
    return checks.stream()
        .filter(c -> !c.open())
        .map(Check::strength)
        .max(Strength::compareTo)
        .orElse(Strength.AUTHN);
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
