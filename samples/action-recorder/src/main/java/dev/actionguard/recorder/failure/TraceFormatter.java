package dev.actionguard.recorder.failure;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Writes down where an exception came from: frames, and the classes of its causes. Messages are
 * left out, whoever wrote them.
 */
final class TraceFormatter {

  private TraceFormatter() {}

  /** Returns the trace of an exception, its causes below. */
  static String format(Throwable failure) {
    StringBuilder text = new StringBuilder();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    appendFrames(text, failure);
    seen.add(failure);
    Throwable cause = failure.getCause();
    while (cause != null && seen.add(cause)) {
      text.append("caused by ").append(cause.getClass().getName()).append('\n');
      appendFrames(text, cause);
      cause = cause.getCause();
    }
    return text.toString();
  }

  private static void appendFrames(StringBuilder text, Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      text.append("at ").append(frame).append('\n');
    }
  }
}
