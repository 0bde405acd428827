package dev.actionguard.recorder.time;

/**
 * A source of monotonic time, for durations only: its readings mean nothing outside the process.
 */
@FunctionalInterface
public interface Ticker {

  /** Returns nanoseconds since an arbitrary moment, as {@link System#nanoTime()} does. */
  long nanos();

  /** Returns the ticker of the Java platform. */
  static Ticker system() {
    return System::nanoTime;
  }
}
