package dev.actionguard.analysis;

import java.util.List;

/**
 * Knows when a part of a text is so short that it identifies nothing: at most four characters, as
 * in {@code id.substring(id.length() - 4)} or {@code id.substring(0, Math.min(3, id.length()))}.
 */
final class FewCharacters {
  private static final int MOST = 4;

  private FewCharacters() {}

  /** Returns whether a number, as an argument, is at most four. */
  static boolean isFew(Value value) {
    Integer number = value.integer();
    return number == null ? (value.cleaned() & Mark.FEW) != 0 : number >= 0 && number <= MOST;
  }

  /** Returns whether a call that cuts text keeps at most four characters of it. */
  static boolean areKept(CallSite call) {
    List<Value> arguments = call.arguments();
    if (arguments.isEmpty() || !isNumber(call, arguments.size() - 1)) {
      return false;
    }
    Value last = arguments.get(arguments.size() - 1);
    if (arguments.size() == 2 && isNumber(call, 0)) {
      Integer from = arguments.get(0).integer();
      Integer to = last.integer();
      if (from != null && to != null) {
        return to - from <= MOST;
      }
      return Integer.valueOf(0).equals(from) && isFew(last);
    }
    // One index is where the rest begins, unless the text is an argument and the number its length.
    return arguments.size() == 1 ? last.integer() == null && isFew(last) : isFew(last);
  }

  private static boolean isNumber(CallSite call, int argument) {
    return call.method().parameters().get(argument).equals("int");
  }

  /** The result of {@code Math.min} with a few, and of {@code Math.max(0, length - few)}. */
  static Value limited(CallSite call, Value result) {
    if (!call.method().owner().equals("java.lang.Math") || call.arguments().size() != 2) {
      return result;
    }
    return switch (call.method().name()) {
      case "min" ->
          call.arguments().stream().anyMatch(FewCharacters::isFew)
              ? result.withCleaned(Mark.FEW)
              : result;
      case "max" ->
          call.arguments().stream().allMatch(FewCharacters::isFew)
              ? result.withCleaned(Mark.FEW)
              : result;
      default -> result;
    };
  }
}
