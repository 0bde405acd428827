package dev.actionguard.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof ObjectState s
            && fields.equals(s.fields)
            && Objects.equals(elements, s.elements));
  }

  @Override
  public int hashCode() {
    return fields.keySet().hashCode();
  }

  /** Visits every value in it. */
  void forEach(Consumer<Value> action) {
    fields.values().forEach(action);
    if (elements != null) {
      elements.forEach(action);
    }
  }

  /**
   * Without the fields of which nothing is known: in a new object that is what others hold, too.
   */
  ObjectState withoutUnknown() {
    boolean all = true;
    for (Value value : fields.values()) {
      all = all && !value.equals(Value.UNKNOWN);
    }
    if (all) {
      return this;
    }
    Map<String, Value> known = new LinkedHashMap<>(fields);
    known.values().removeIf(Value.UNKNOWN::equals);
    return new ObjectState(known, elements);
  }

  /** Every value changed; this state itself if the change leaves all as they are. */
  @SuppressWarnings("ReferenceEquality" /* only a short cut: nothing would change */)
  ObjectState map(UnaryOperator<Value> change) {
    Map<String, Value> changed = fields;
    for (Map.Entry<String, Value> entry : fields.entrySet()) {
      Value value = change.apply(entry.getValue());
      if (value != entry.getValue()) {
        if (changed == fields) {
          changed = new LinkedHashMap<>(fields);
        }
        changed.put(entry.getKey(), value);
      }
    }
    Container parts = elements == null ? null : elements.map(change);
    return changed == fields && parts == elements ? this : new ObjectState(changed, parts);
  }
}
