package dev.actionguard.analysis;

import dev.actionguard.ir.FieldRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What static final fields hold after their class was initialised. Filled class by class by {@link
 * Summaries}, then read only.
 */
final class StaticHeap {
  private final Map<String, Value> fields = new ConcurrentHashMap<>();
  private final Map<AbstractObject, ObjectState> objects = new ConcurrentHashMap<>();

  @Nullable Value field(FieldRef field) {
    return fields.get(field.toString());
  }

  void put(FieldRef field, Value value) {
    fields.put(field.toString(), value);
  }

  @Nullable ObjectState object(AbstractObject object) {
    return objects.get(object);
  }

  /** Returns the functions that fields hold, in no order. */
  List<AbstractObject.Closure> functions() {
    List<AbstractObject.Closure> functions = new ArrayList<>();
    for (AbstractObject object : objects.keySet()) {
      if (object instanceof AbstractObject.Closure closure) {
        functions.add(closure);
      }
    }
    return functions;
  }

  void put(AbstractObject object, ObjectState state) {
    objects.put(object, state);
  }
}
