package dev.actionguard.recorder.time;

import java.time.Duration;

/** Measures how long something took, whatever happens to the wall clock meanwhile. */
public final class Stopwatch {

  private final Ticker ticker;
  private final long start;

  Stopwatch(Ticker ticker) {
    this.ticker = ticker;
    this.start = ticker.nanos();
  }

  /** Returns the time since this watch was started; never negative. */
  public Duration elapsed() {
    return Duration.ofNanos(Math.max(0, ticker.nanos() - start));
  }
}
