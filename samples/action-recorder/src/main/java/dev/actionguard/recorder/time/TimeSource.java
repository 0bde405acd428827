package dev.actionguard.recorder.time;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The one place where time comes from. Both ends of every action and event are read from the same
 * injected {@link Clock}, at the precision the database keeps, so that what is read back equals
 * what was written.
 */
public final class TimeSource {

  private final Clock clock;
  private final Ticker ticker;

  /**
   * Makes a time source.
   *
   * @param clock gives moments
   * @param ticker gives durations
   */
  public TimeSource(Clock clock, Ticker ticker) {
    this.clock = clock;
    this.ticker = ticker;
  }

  /** Returns the current moment, cut to whole microseconds. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Starts measuring a duration. */
  public Stopwatch startWatch() {
    return new Stopwatch(ticker);
  }
}
