package dev.actionguard.analysis;

import java.util.Set;

/** Passes on what outcomes prove from a receiver to what is asked of it. */
final class Outcomes {
  private static final Set<String> PRESENT_OR_THROWS =
      Set.of("orElseThrow", "get", "getFirst", "block", "join");
  private static final Set<String> GRANTED =
      Set.of(
          "isGranted",
          "isAllowed",
          "getAllowed",
          "allowed",
          "granted",
          "isPermitted",
          "permitted",
          "isAuthorized");

  private Outcomes() {}

  /** Only optionals and futures: {@code map.get(key)} may well give null. */
  private static boolean isPresentOrThrows(CallSite call) {
    return PRESENT_OR_THROWS.contains(call.method().name())
        && !call.method().owner().endsWith("Map")
        && !call.method().owner().endsWith("List");
  }

  /** Returns the result of a call with what the receiver's outcomes make of it. */
  static Value passedOn(State state, CallSite call, Value result) {
    Value receiver = call.receiver();
    if (receiver != null && call.method().name().equals("hasErrors")) {
      return result.withOutcome(0, Facts.guard(receiver.labels(), Mark.BOUND));
    }
    if (receiver != null && isPresentOrThrows(call)) {
      state.assume(result.outcomes().getOrDefault(Value.PRESENT, Facts.NONE));
    }
    if (receiver == null || receiver.outcomes().isEmpty()) {
      return result;
    }
    Facts present = receiver.outcomes().getOrDefault(Value.PRESENT, Facts.NONE);
    Facts empty = receiver.outcomes().getOrDefault(Value.EMPTY, Facts.NONE);
    Facts granted = receiver.outcomes().getOrDefault(Value.GRANTED, Facts.NONE);
    String name = call.method().name();
    if (GRANTED.contains(name)) {
      return result.withOutcome(1, granted);
    }
    switch (name) {
      case "isPresent" -> {
        return result.withOutcome(1, present);
      }
      case "isEmpty" -> {
        return result.withOutcome(0, present).withOutcome(1, empty);
      }
      case "size" -> {
        return result.withOutcome(0, empty);
      }
      case "booleanValue", "filter", "map", "or", "stream", "flatMap" -> {
        return result.withOutcomes(receiver.outcomes());
      }
      case "orElse", "orElseGet" -> {
        return result.withOutcome(Value.PRESENT, Facts.NONE).withOutcomes(receiver.outcomes());
      }
      default -> {
        if (isPresentOrThrows(call)) {
          state.assume(present);
        }
        return result;
      }
    }
  }
}
