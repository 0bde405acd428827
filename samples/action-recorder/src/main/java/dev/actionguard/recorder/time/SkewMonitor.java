package dev.actionguard.recorder.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and logs each moment that had to be raised, because the clock stood before a moment that
 * is already recorded: after a step back, or between two hosts that disagree.
 */
public final class SkewMonitor {

  private static final Logger LOG = LoggerFactory.getLogger(SkewMonitor.class);

  private final LongAdder clamps = new LongAdder();

  /** Makes a monitor that has seen nothing yet. */
  public SkewMonitor() {}

  /**
   * Notes what was written in place of a reading of the clock.
   *
   * @param what names the moment in the log; a constant
   * @param read what the clock said
   * @param written what was recorded instead
   */
  public void observe(String what, Instant read, Instant written) {
    if (!read.equals(written)) {
      clamps.increment();
      LOG.warn("clock skew: {} moved by {} us", what, micros(Duration.between(read, written)));
    }
  }

  /** Returns how many moments were moved so far. */
  public long clamps() {
    return clamps.sum();
  }

  private static long micros(Duration skew) {
    return skew.toNanos() / 1_000;
  }
}
