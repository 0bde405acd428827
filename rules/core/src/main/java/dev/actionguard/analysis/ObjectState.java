package dev.actionguard.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an object holds at a point: the fields that were stored (an absent field has its initial
 * value), and its elements if it is a container.
 */
record ObjectState(Map<String, Value> fields, @Nullable Container elements) {
  static final ObjectState EMPTY = new ObjectState(Map.of(), null);

  ObjectState with(String field, Value value, boolean strong) {
    Map<String, Value> changed = new LinkedHashMap<>(fields);
    changed.merge(field, value, strong ? (old, now) -> now : Value::join);
    return new ObjectState(changed, elements);
  }

  ObjectState with(@Nullable Container newElements) {
    return new ObjectState(fields, newElements);
  }

  /** Visits every value in it. */
  void forEach(Consumer<Value> action) {
    fields.values().forEach(action);
    if (elements != null) {
      elements.forEach(action);
    }
  }

  ObjectState map(UnaryOperator<Value> change) {
    Map<String, Value> changed = new LinkedHashMap<>();
    fields.forEach((field, value) -> changed.put(field, change.apply(value)));
    return new ObjectState(changed, elements == null ? null : elements.map(change));
  }
}
