package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Statement.CallKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code pattern.asMatchPredicate()} is the function {@code x -> Pattern.matches(regex, x)}. */
final class PatternPredicates {
  private static final MethodRef MATCHES =
      new MethodRef(
          "java.util.regex.Pattern",
          "matches",
          List.of("java.lang.String", "java.lang.CharSequence"),
          "boolean");

  private static final MethodRef TEST =
      new MethodRef("java.util.function.Predicate", "test", List.of("java.lang.Object"), "boolean");

  private PatternPredicates() {}

  /** Returns the predicate if the call makes one of a full match, else null. */
  static @Nullable Value apply(State state, HeapAccess heap, CallSite call) {
    boolean fullMatch =
        call.method().owner().equals("java.util.regex.Pattern")
            && call.method().name().equals("asMatchPredicate");
    if (!fullMatch || call.receiver() == null) {
      return null;
    }
    Value regex = heap.field(call.receiver(), HeapAccess.CONTENT);
    AbstractObject closure =
        new AbstractObject.Closure(
            call.site(), TEST, MATCHES, CallKind.STATIC, 1, List.of("java.lang.String"));
    state.put(closure, new ObjectState(Map.of("$0", regex), null));
    return Value.of(closure);
  }
}
