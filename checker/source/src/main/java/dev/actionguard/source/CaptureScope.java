package dev.actionguard.source;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A class or lambda body: what is declared around it must be captured to be used in it. */
abstract sealed class CaptureScope permits ClassScope, LambdaScope {
  private final @Nullable CaptureScope parent;
  private final Set<VarSymbol> captured = new LinkedHashSet<>();

  CaptureScope(@Nullable CaptureScope parent) {
    this.parent = parent;
  }

  @Nullable CaptureScope parent() {
    return parent;
  }

  /** The captured variables, in the order of their first use. */
  Set<VarSymbol> captured() {
    return captured;
  }

  /** Returns the innermost class that this is or is in. */
  abstract ClassScope classScope();
}
