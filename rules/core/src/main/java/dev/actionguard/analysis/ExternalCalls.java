package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import java.util.List;
import java.util.Set;

/** Tells which calls of libraries change something elsewhere, and which run a function often. */
final class ExternalCalls {
  /** What only asks another system. */
  private static final Set<String> ASKS =
      Set.of("get", "head", "options", "trace", "retrieve", "exchange", "execute", "method");

  private static final List<String> EACH = List.of("java.util.stream.", "java.lang.Iterable");

  private static final Set<String> ONCE =
      Set.of(
          "computeIfAbsent", "computeIfPresent", "compute", "merge", "getOrDefault", "putIfAbsent");

  private ExternalCalls() {}

  /** Returns whether a call with an effect outside of the program is more than a question. */
  static boolean change(CallSite call) {
    List<String> words = Names.tokens(call.method().name());
    return !words.isEmpty() && !ASKS.contains(words.get(0));
  }

  /** Returns whether a method runs the function that it is given for each of many elements. */
  static boolean repeats(MethodRef method) {
    boolean collection =
        method.owner().startsWith("java.util.") && !method.owner().startsWith("java.util.Optional");
    boolean each =
        EACH.stream().anyMatch(method.owner()::startsWith)
            || (collection && !method.owner().startsWith("java.util.concurrent."));
    return each
        && !ONCE.contains(method.name())
        && !method.owner().startsWith("java.util.function");
  }
}
