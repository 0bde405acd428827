package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * List operations that move elements, on lists of known length: what a model row cannot say. {@code
 * add(0, x)} and {@code remove(0)} shift the others by one.
 */
final class ExactLists {
  private static final Set<String> LISTS =
      Set.of(
          "java.util.List",
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.Vector",
          "java.util.AbstractList");

  private ExactLists() {}

  /** Returns the result if the call was done here, else null. */
  static @Nullable Value apply(HeapAccess heap, CallSite call) {
    MethodRef method = call.method();
    if (call.receiver() == null || !LISTS.contains(method.owner()) || call.arguments().isEmpty()) {
      return null;
    }
    Container elements = heap.elements(call.receiver());
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
}
