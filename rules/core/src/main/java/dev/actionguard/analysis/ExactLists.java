package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Operations that move or remove elements which are known one by one: what a model row cannot say.
 * On lists of known length {@code add(0, x)} and {@code remove(0)} shift the others by one; from a
 * map {@code remove("key")} takes the one under that key.
 */
final class ExactLists {
  private static final Set<String> LISTS =
      Set.of(
          "java.util.List",
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.Vector",
          "java.util.AbstractList");
  private static final Set<String> MAPS =
      Set.of(
          "java.util.Map",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.concurrent.ConcurrentHashMap");

  private ExactLists() {}

  /** Returns the result if the call was done here, else null. */
  static @Nullable Value apply(HeapAccess heap, CallSite call) {
    MethodRef method = call.method();
    if (call.receiver() == null || call.arguments().isEmpty()) {
      return null;
    }
    Container elements = heap.elements(call.receiver());
    if (MAPS.contains(method.owner())) {
      return removed(heap, call, elements);
    }
    if (!LISTS.contains(method.owner())) {
      return null;
    }
    Integer index = call.arguments().get(0).integer();
    if (elements == null || elements.list() == null || index == null) {
      return null;
    }
    List<String> parameters = method.parameters();
    if (method.name().equals("add") && parameters.equals(List.of("int", "java.lang.Object"))) {
      heap.replaceElements(call.receiver(), elements.insert(index, call.arguments().get(1)));
      return Value.UNKNOWN;
    }
    if (method.name().equals("remove") && parameters.equals(List.of("int"))) {
      Value removed = elements.get(index);
      heap.replaceElements(call.receiver(), elements.remove(index));
      return removed == null ? Value.UNKNOWN : removed;
    }
    return null;
  }

  private static @Nullable Value removed(
      HeapAccess heap, CallSite call, @Nullable Container elements) {
    Object key = call.arguments().get(0).constant();
    boolean known =
        call.method().name().equals("remove")
            && call.arguments().size() == 1
            && elements != null
            && key != null
            && elements.keyed().containsKey(key);
    if (!known || elements == null || key == null || call.receiver() == null) {
      return null;
    }
    heap.replaceElements(call.receiver(), elements.remove(key));
    Value removed = elements.get(key);
    return removed == null ? Value.UNKNOWN : removed;
  }
}
