package dev.actionguard.source;

import java.util.ArrayList;
import java.util.List;

/** The pattern variables that a condition declares where it holds, and where it does not. */
record Bindings(List<VarSymbol> whenTrue, List<VarSymbol> whenFalse) {
  static final Bindings NONE = new Bindings(List.of(), List.of());

  Bindings {
    whenTrue = List.copyOf(whenTrue);
    whenFalse = List.copyOf(whenFalse);
  }

  boolean isEmpty() {
    return whenTrue.isEmpty() && whenFalse.isEmpty();
  }

  Bindings negated() {
    return new Bindings(/* whenTrue= */ whenFalse, /* whenFalse= */ whenTrue);
  }

  static Bindings and(Bindings left, Bindings right) {
    return left.isEmpty() && right.isEmpty()
        ? NONE
        : new Bindings(both(left.whenTrue, right.whenTrue), List.of());
  }

  static Bindings or(Bindings left, Bindings right) {
    return left.isEmpty() && right.isEmpty()
        ? NONE
        : new Bindings(List.of(), both(left.whenFalse, right.whenFalse));
  }

  private static List<VarSymbol> both(List<VarSymbol> left, List<VarSymbol> right) {
    List<VarSymbol> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }
}
