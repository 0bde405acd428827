package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The summaries that are known so far. */
final class Summaries {
  private final Map<MethodRef, MethodSummary> summaries = new ConcurrentHashMap<>();

  /** Returns what is known of a method so far, or null if it was not looked at. */
  @Nullable MethodSummary get(MethodRef method) {
    return summaries.get(method);
  }

  void put(MethodRef method, MethodSummary summary) {
    summaries.put(method, summary);
  }

  void forget(MethodRef method) {
    summaries.remove(method);
  }
}
