package dev.actionguard.analysis;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a value: the product of these lattices.
 *
 * @param labels where its content comes from
 * @param objects what it may point to; {@link AbstractObject#OTHER} among them if it may be
 *     something else as well, alone if it can be too many; empty if nothing is known (or if it is a
 *     constant)
 * @param constants the constants that it can be, at most {@link #CONSTANT_LIMIT}; empty if it can
 *     be anything. Boxed primitives (booleans, chars and small ints as {@code Integer}), {@code
 *     String}, a {@code Type} for a class literal, {@link #NULL}
 * @param prefix how its text is known to begin, or null
 * @param cleaned marks that hold for all of the value, wherever it comes from
 * @param outcomes what else holds if the value turns out to be a certain constant: {@code 1} for
 *     true, {@code 0} for false, {@link #NULL}, {@link #PRESENT} for a reference that is not null
 *     (an optional that is not empty), other constants
 * @param alias the label whose value it is exactly, or null
 */
record Value(
    Labels labels,
    Set<AbstractObject> objects,
    Set<Object> constants,
    @Nullable String prefix,
    int cleaned,
    Map<Object, Facts> outcomes,
    @Nullable Label alias) {
  /** Stands for the constant {@code null}. */
  static final Object NULL = Marker.NULL;

  /** Stands for any value that is not {@code null}. */
  static final Object PRESENT = Marker.PRESENT;

  static final Value UNKNOWN = new Value(Labels.NONE, Set.of(), Set.of(), null, 0, Map.of(), null);

  /** The outcome key of a collection without elements. */
  static final Object EMPTY = Marker.EMPTY;

  /** The outcome key of a decision that grants access. */
  static final Object GRANTED = Marker.GRANTED;

  private enum Marker {
    NULL,
    PRESENT,
    EMPTY,
    GRANTED
  }

  private static final int OBJECT_LIMIT = 12;
  private static final Set<AbstractObject> TOO_MANY = Set.of(AbstractObject.OTHER);
  private static final int CONSTANT_LIMIT = 8;

  static Value ofConstant(Object constant) {
    Object normal = constant;
    if (constant instanceof Boolean b) {
      normal = b ? 1 : 0;
    } else if (constant instanceof Character c) {
      normal = (int) c;
    }
    String text = normal instanceof String s ? s : null;
    return new Value(Labels.NONE, Set.of(), Set.of(normal), text, 0, Map.of(), null);
  }

  static Value of(Labels labels) {
    return UNKNOWN.withLabels(labels);
  }

  static Value of(AbstractObject object) {
    return UNKNOWN.withObjects(Set.of(object));
  }

  Value withLabels(Labels newLabels) {
    return newLabels.equals(labels)
        ? this
        : new Value(newLabels, objects, constants, prefix, cleaned, outcomes, alias);
  }

  Value withObjects(Set<AbstractObject> newObjects) {
    return new Value(labels, newObjects, constants, prefix, cleaned, outcomes, alias);
  }

  Value withOutcomes(Map<Object, Facts> newOutcomes) {
    return newOutcomes.equals(outcomes)
        ? this
        : new Value(labels, objects, constants, prefix, cleaned, newOutcomes, alias);
  }

  Value withOutcome(Object key, Facts facts) {
    if (facts.isEmpty()) {
      return this;
    }
    Map<Object, Facts> changed = new LinkedHashMap<>(outcomes);
    changed.merge(key, facts, Facts::and);
    return withOutcomes(changed);
  }

  Value withConstants(Set<Object> newConstants) {
    return new Value(labels, objects, newConstants, prefix, cleaned, outcomes, alias);
  }

  Value withPrefix(@Nullable String newPrefix) {
    return new Value(labels, objects, constants, newPrefix, cleaned, outcomes, alias);
  }

  Value withAlias(@Nullable Label newAlias) {
    return Objects.equals(newAlias, alias)
        ? this
        : new Value(labels, objects, constants, prefix, cleaned, outcomes, newAlias);
  }

  /** The value with marks on all of it. */
  Value marked(int marks) {
    return marks == 0
        ? this
        : new Value(
            labels.marked(marks), objects, constants, prefix, cleaned | marks, outcomes, alias);
  }

  /** The value with marks on it that say nothing of where it comes from. */
  Value withCleaned(int marks) {
    return new Value(labels, objects, constants, prefix, cleaned | marks, outcomes, alias);
  }

  /** Only where it comes from: what is left when the value becomes a part of another one. */
  Value content() {
    return new Value(labels, Set.of(), Set.of(), null, cleaned, Map.of(), null);
  }

  /** Returns whether it is told by its labels and constants alone. */
  boolean isPlain() {
    return objects.isEmpty() && outcomes.isEmpty() && alias == null;
  }

  boolean isConstant() {
    return constants.size() == 1;
  }

  /** Returns whether it can only be one of known constants. */
  boolean isFromConstants() {
    return !constants.isEmpty();
  }

  /** Returns the constant if it can be only one, else null. */
  @Nullable Object constant() {
    return constants.size() == 1 ? constants.iterator().next() : null;
  }

  boolean isNull() {
    return constant() == NULL;
  }

  /** Returns its text if it is a constant string, else null. */
  @Nullable String text() {
    return constant() instanceof String s ? s : null;
  }

  /** Returns the constant if it is a number that fits an int, else null. */
  @Nullable Integer integer() {
    return constant() instanceof Integer i ? i : null;
  }

  /** What is known to hold if the value is that constant; null if it cannot be. */
  @Nullable Facts given(Object key) {
    if (!constants.isEmpty()) {
      boolean possible =
          key == PRESENT
              ? constants.size() > 1 || !constants.contains(NULL)
              : constants.contains(key);
      if (!possible) {
        return null;
      }
    } else if (key == NULL && isSurelyPresent()) {
      return null;
    }
    return outcomes.getOrDefault(key, Facts.NONE);
  }

  /** Returns whether it can only be objects that were made here. */
  private boolean isSurelyPresent() {
    return !objects.isEmpty()
        && labels.isEmpty()
        && !objects.contains(AbstractObject.OTHER)
        && objects.stream().noneMatch(o -> o instanceof AbstractObject.Parameter)
        && !outcomes.containsKey(NULL);
  }

  /** Joins without knowing what holds on the two paths. */
  Value join(Value other) {
    return join(other, Facts.NONE, Facts.NONE, Facts.NONE, false);
  }

  /**
   * Joins two values that meet where two paths meet.
   *
   * @param here what holds on this value's path
   * @param there what holds on the other's
   * @param both what holds after both
   * @param widen whether to give up constants that differ
   */
  Value join(Value other, Facts here, Facts there, Facts both, boolean widen) {
    if (equals(other) && (isConstant() || (here.equals(both) && there.equals(both)))) {
      return this;
    }
    Set<Object> joinedConstants = constants;
    if (!constants.equals(other.constants)) {
      joinedConstants = Set.of();
      if (!widen && isFromConstants() && other.isFromConstants()) {
        joinedConstants = new LinkedHashSet<>(constants);
        joinedConstants.addAll(other.constants);
        if (joinedConstants.size() > CONSTANT_LIMIT) {
          joinedConstants = Set.of();
        }
      }
    }
    return new Value(
        labels.union(other.labels),
        joinObjects(other),
        joinedConstants,
        commonPrefix(prefix, other.prefix),
        joinCleaned(other),
        joinOutcomes(other, here, there, both),
        alias != null && alias.equals(other.alias) ? alias : null);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof Value v
            && cleaned == v.cleaned
            && labels.equals(v.labels)
            && objects.equals(v.objects)
            && constants.equals(v.constants)
            && outcomes.equals(v.outcomes)
            && Objects.equals(prefix, v.prefix)
            && Objects.equals(alias, v.alias));
  }

  @Override
  public int hashCode() {
    return 31 * labels.hashCode() + cleaned;
  }

  private Set<AbstractObject> joinObjects(Value other) {
    if (objects.equals(other.objects)) {
      return objects;
    }
    if (objects.equals(TOO_MANY) || other.objects.equals(TOO_MANY)) {
      return TOO_MANY;
    }
    Set<AbstractObject> joined = new LinkedHashSet<>(objects);
    joined.addAll(other.objects);
    if (isElsewhere() || other.isElsewhere()) {
      joined.add(AbstractObject.OTHER);
    }
    return joined.size() > OBJECT_LIMIT ? TOO_MANY : joined;
  }

  /** Returns whether it may point to anything. */
  private boolean isElsewhere() {
    return objects.isEmpty() && !isFromConstants();
  }

  /** A constant is clean by itself: joined with a masked value the whole is as clean as that. */
  private int joinCleaned(Value other) {
    if (isFromConstants() && !other.isFromConstants()) {
      return other.cleaned | (cleaned & Mark.POSSIBLE);
    }
    if (other.isFromConstants() && !isFromConstants()) {
      return cleaned | (other.cleaned & Mark.POSSIBLE);
    }
    return Mark.join(cleaned, other.cleaned);
  }

  private Map<Object, Facts> joinOutcomes(Value other, Facts here, Facts there, Facts both) {
    boolean looksPresent =
        !(objects.isEmpty() && other.objects.isEmpty())
            && labels.isEmpty()
            && other.labels.isEmpty();
    if (outcomes.isEmpty() && other.outcomes.isEmpty() && here.equals(there) && !looksPresent) {
      return Map.of();
    }
    Set<Object> keys = new LinkedHashSet<>(outcomes.keySet());
    keys.addAll(other.outcomes.keySet());
    addKeys(keys);
    other.addKeys(keys);
    if (keys.isEmpty()) {
      return Map.of();
    }
    Map<Object, Facts> joined = new LinkedHashMap<>();
    for (Object key : keys) {
      Facts mine = given(key);
      Facts others = other.given(key);
      Facts facts;
      if (mine == null) {
        facts = others == null ? Facts.NONE : there.and(others);
      } else if (others == null) {
        facts = here.and(mine);
      } else {
        facts = here.and(mine).or(there.and(others));
      }
      facts = facts.minus(both);
      // A value of known objects is never null unless it says so.
      boolean maybeNull = looksPresent && key == NULL && (mine != null || others != null);
      if (maybeNull || !facts.isEmpty()) {
        joined.put(key, facts);
      }
    }
    return joined.isEmpty() ? Map.of() : joined;
  }

  private void addKeys(Set<Object> keys) {
    for (Object constant : constants) {
      keys.add(constant);
      if (constant.equals(0) || constant.equals(1)) {
        keys.add(0);
        keys.add(1);
      }
      if (!(constant instanceof Integer)) {
        keys.add(NULL);
        keys.add(PRESENT);
      }
    }
    if (isSurelyPresent()) {
      keys.add(NULL);
      keys.add(PRESENT);
    }
  }

  private static @Nullable String commonPrefix(@Nullable String left, @Nullable String right) {
    if (left == null || right == null) {
      return null;
    }
    int length = 0;
    int limit = Math.min(left.length(), right.length());
    while (length < limit && left.charAt(length) == right.charAt(length)) {
      length++;
    }
    return length == 0 ? null : left.substring(0, length);
  }
}
