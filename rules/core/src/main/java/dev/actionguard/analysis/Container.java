package dev.actionguard.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an array, collection or map that the method made itself: element by element as
 * long as keys and indexes are constant, then as one.
 *
 * @param list the elements of a list of known length, or null
 * @param keyed the values under known keys (map keys, array indexes)
 * @param rest the join of all elements under unknown keys, or null if there is none
 */
record Container(@Nullable List<Value> list, Map<Object, Value> keyed, @Nullable Value rest) {
  static final Container EMPTY_LIST = new Container(List.of(), Map.of(), null);
  static final Container EMPTY = new Container(null, Map.of(), null);
  private static final int LIMIT = 32;

  /** Elements of which nothing but their join is known. */
  static Container of(Value rest) {
    return new Container(null, Map.of(), rest);
  }

  /** Returns the join of all elements, or null if there is none. */
  @Nullable Value all() {
    Value all = rest;
    for (Value value : keyed.values()) {
      all = all == null ? value : all.join(value);
    }
    if (list != null) {
      for (Value value : list) {
        all = all == null ? value : all.join(value);
      }
    }
    return all;
  }

  /** Returns the element under a key if it is known, or null. */
  @Nullable Value get(Object key) {
    if (list != null && key instanceof Integer index) {
      return index >= 0 && index < list.size() ? list.get(index) : null;
    }
    Value value = keyed.get(key);
    return value == null ? rest : rest == null ? value : value.join(rest);
  }

  /** Returns whether nothing but the known keys can be present. */
  boolean isExact() {
    return rest == null;
  }

  Container put(Object key, Value value, boolean strong) {
    if (list != null) {
      if (key instanceof Integer index && index >= 0 && index < list.size()) {
        List<Value> changed = new ArrayList<>(list);
        changed.set(index, strong ? value : changed.get(index).join(value));
        return new Container(changed, keyed, rest);
      }
      return collapsed().add(value);
    }
    if (keyed.size() >= LIMIT && !keyed.containsKey(key)) {
      return collapsed().add(value);
    }
    Map<Object, Value> changed = new LinkedHashMap<>(keyed);
    changed.merge(key, value, strong ? (old, now) -> now : Value::join);
    return new Container(null, changed, rest);
  }

  /** Adds an element under an unknown key. */
  Container add(Value value) {
    if (list != null) {
      return collapsed().add(value);
    }
    return new Container(null, keyed, rest == null ? value : rest.join(value));
  }

  /** Adds an element at the end of a list. */
  Container append(Value value) {
    if (list == null || list.size() >= LIMIT) {
      return collapsed().add(value);
    }
    List<Value> longer = new ArrayList<>(list);
    longer.add(value);
    return new Container(longer, keyed, rest);
  }

  /** Inserts into a list of known length; an index out of it gives up the order. */
  Container insert(int index, Value value) {
    if (list == null || index < 0 || index > list.size() || list.size() >= LIMIT) {
      return collapsed().add(value);
    }
    List<Value> longer = new ArrayList<>(list);
    longer.add(index, value);
    return new Container(longer, keyed, rest);
  }

  /** Removes what is under a known key; of a list of unknown length nothing can be removed. */
  Container remove(Object key) {
    if (list != null) {
      if (key instanceof Integer index && index >= 0 && index < list.size()) {
        List<Value> shorter = new ArrayList<>(list);
        shorter.remove((int) index);
        return new Container(shorter, keyed, rest);
      }
      return collapsed();
    }
    Map<Object, Value> changed = new LinkedHashMap<>(keyed);
    changed.remove(key);
    return new Container(null, changed, rest);
  }

  /** Gives up order and keys. */
  Container collapsed() {
    return list == null && keyed.isEmpty() ? this : new Container(null, Map.of(), all());
  }

  Container join(Container other) {
    if (equals(other)) {
      return this;
    }
    if (list != null && other.list != null && list.size() == other.list.size()) {
      List<Value> joined = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        joined.add(list.get(i).join(other.list.get(i)));
      }
      return new Container(joined, Map.of(), joinNullable(rest, other.rest));
    }
    if (list == null && other.list == null && keyed.keySet().equals(other.keyed.keySet())) {
      Map<Object, Value> joined = new LinkedHashMap<>(keyed);
      other.keyed.forEach((key, value) -> joined.merge(key, value, Value::join));
      return new Container(null, joined, joinNullable(rest, other.rest));
    }
    return new Container(null, Map.of(), joinNullable(all(), other.all()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof Container c
            && Objects.equals(rest, c.rest)
            && Objects.equals(list, c.list)
            && keyed.equals(c.keyed));
  }

  @Override
  public int hashCode() {
    return keyed.keySet().hashCode();
  }

  /** Visits every value in it. */
  void forEach(Consumer<Value> action) {
    keyed.values().forEach(action);
    if (list != null) {
      list.forEach(action);
    }
    if (rest != null) {
      action.accept(rest);
    }
  }

  /** Every value changed; this container itself if the change leaves all as they are. */
  @SuppressWarnings("ReferenceEquality" /* only a short cut: nothing would change */)
  Container map(UnaryOperator<Value> change) {
    Map<Object, Value> changed = keyed;
    for (Map.Entry<Object, Value> entry : keyed.entrySet()) {
      Value value = change.apply(entry.getValue());
      if (value != entry.getValue()) {
        if (changed == keyed) {
          changed = new LinkedHashMap<>(keyed);
        }
        changed.put(entry.getKey(), value);
      }
    }
    List<Value> changedList = list == null ? null : map(list, change);
    Value changedRest = rest == null ? null : change.apply(rest);
    return changed == keyed && changedList == list && changedRest == rest
        ? this
        : new Container(changedList, changed, changedRest);
  }

  @SuppressWarnings("ReferenceEquality" /* only a short cut: nothing would change */)
  private static List<Value> map(List<Value> list, UnaryOperator<Value> change) {
    List<Value> changed = list;
    for (int i = 0; i < list.size(); i++) {
      Value value = change.apply(list.get(i));
      if (value != list.get(i)) {
        if (changed == list) {
          changed = new ArrayList<>(list);
        }
        changed.set(i, value);
      }
    }
    return changed;
  }

  private static @Nullable Value joinNullable(@Nullable Value left, @Nullable Value right) {
    return left == null ? right : right == null ? left : left.join(right);
  }
}
