package dev.actionguard.recorder.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often a write that met a deadlock or a serialization failure is tried, and how long to wait
 * between two tries. Nothing else is ever tried again.
 *
 * @param tries the most tries, the first included
 * @param firstPause the longest pause before the second try; it doubles with each further one
 * @param longestPause the longest pause of all
 * @param pauser waits
 */
public record RetryPolicy(int tries, Duration firstPause, Duration longestPause, Pauser pauser) {

  /** Five tries, with random pauses that grow from 20 ms to 2 s. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(
          5,
          Duration.ofMillis(20),
          Duration.ofSeconds(2),
          pause -> Thread.sleep(pause.toMillis(), pause.toNanosPart() % 1_000_000));

  /** Waits between two tries. */
  @FunctionalInterface
  public interface Pauser {

    /**
     * Waits.
     *
     * @param pause how long
     * @throws InterruptedException if the thread is asked to stop
     */
    void pause(Duration pause) throws InterruptedException;
  }

  /** Refuses no tries and negative pauses. */
  public RetryPolicy {
    if (tries < 1) {
      throw new IllegalArgumentException("tries must be positive");
    }
    if (firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException("pauses must not be negative and must not shrink");
    }
  }

  /** Waits after a try that failed; the random half keeps rivals from meeting again. */
  void pauseAfter(int attempt) throws InterruptedException {
    Duration grown = firstPause.multipliedBy(1L << Math.min(attempt - 1, 20));
    long nanos = (grown.compareTo(longestPause) < 0 ? grown : longestPause).toNanos();
    pauser.pause(Duration.ofNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2 + 1)));
  }
}
