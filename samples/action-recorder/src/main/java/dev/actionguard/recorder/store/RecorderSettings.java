package dev.actionguard.recorder.store;

import dev.actionguard.recorder.access.AccessPolicy;
import dev.actionguard.recorder.mask.IdMasker;
import dev.actionguard.recorder.time.StartTime;
import dev.actionguard.recorder.time.Ticker;
import dev.actionguard.recorder.time.TimeSource;
import java.time.Clock;

/**
 * What an installation can choose about recording. Start from {@link #of(Clock)} and change what
 * differs.
 *
 * @param time the one source of time
 * @param startTime which reading an action's start is
 * @param policy who may do what
 * @param masker how identifiers are logged
 * @param retry how often a conflicting write is tried
 */
public record RecorderSettings(
    TimeSource time, StartTime startTime, AccessPolicy policy, IdMasker masker, RetryPolicy retry) {

  /**
   * Returns the default settings.
   *
   * @param clock the clock that stamps both ends of everything
   */
  public static RecorderSettings of(Clock clock) {
    return new RecorderSettings(
        new TimeSource(clock, Ticker.system()),
        StartTime.RECORDER_CLOCK,
        AccessPolicy.defaults(),
        IdMasker.withRandomKey(),
        RetryPolicy.DEFAULT);
  }

  /**
   * Returns these settings with another source of time.
   *
   * @param other the one source of time
   */
  public RecorderSettings withTime(TimeSource other) {
    return new RecorderSettings(other, startTime, policy, masker, retry);
  }

  /**
   * Returns these settings with another meaning of an action's start.
   *
   * @param other which reading an action's start is
   */
  public RecorderSettings withStartTime(StartTime other) {
    return new RecorderSettings(time, other, policy, masker, retry);
  }

  /**
   * Returns these settings with another policy.
   *
   * @param other who may do what
   */
  public RecorderSettings withPolicy(AccessPolicy other) {
    return new RecorderSettings(time, startTime, other, masker, retry);
  }

  /**
   * Returns these settings with another masker.
   *
   * @param other how identifiers are logged
   */
  public RecorderSettings withMasker(IdMasker other) {
    return new RecorderSettings(time, startTime, policy, other, retry);
  }

  /**
   * Returns these settings with other retries.
   *
   * @param other how often a conflicting write is tried
   */
  public RecorderSettings withRetry(RetryPolicy other) {
    return new RecorderSettings(time, startTime, policy, masker, other);
  }
}
