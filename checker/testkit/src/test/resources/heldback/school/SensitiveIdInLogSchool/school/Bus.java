package school;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

class Bus {
  private final Map<Class<?>, List<Consumer<Object>>> handlers = new HashMap<>();

  <T> void on(Class<T> type, Consumer<T> handler) {
    handlers.computeIfAbsent(type, t -> new ArrayList<>()).add(o -> handler.accept(type.cast(o)));
  }

  void fire(Object event) {
    handlers.getOrDefault(event.getClass(), List.of()).forEach(h -> h.accept(event));
  }
}

record Enrolled(String studentId, String course) {}

final class Holder<T> {
  private final T value;

  Holder(T value) {
    this.value = value;
  }

  T value() {
    return value;
  }
}
