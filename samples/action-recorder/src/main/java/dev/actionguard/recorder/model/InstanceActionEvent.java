package dev.actionguard.recorder.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One timed step done for an action, as recorded.
 *
 * @param id the row's number; never shown outside
 * @param actionId the action it belongs to
 * @param event the step
 * @param host the host of the service that did it, as far as the reader may see it
 * @param startTime when it began
 * @param finishTime when it ended; null while it runs
 * @param result how it ended; null while it runs
 * @param details one line about a failure, as far as the reader may see it
 * @param traceback where it failed, as far as the reader may see it
 * @param duration how long it took by a monotonic clock; null while it runs, and when start and
 *     finish were recorded by different processes
 * @param fallbackRequestId the request of a service that acted on its own and so was attached to
 *     the newest action of the server; null for an event of the action's own request
 * @param createdAt when the row was written; the sort key of lists
 * @param updatedAt when it was changed; null before that
 */
public record InstanceActionEvent(
    long id,
    long actionId,
    EventName event,
    @Nullable HostName host,
    Instant startTime,
    @Nullable Instant finishTime,
    @Nullable EventResult result,
    @Nullable String details,
    @Nullable String traceback,
    @Nullable Duration duration,
    @Nullable RequestId fallbackRequestId,
    Instant createdAt,
    @Nullable Instant updatedAt) {

  /** Returns whether the step has not ended yet. */
  public boolean isOpen() {
    return finishTime == null;
  }

  /** Returns this event without its host. */
  public InstanceActionEvent withoutHost() {
    return new InstanceActionEvent(
        id,
        actionId,
        event,
        null,
        startTime,
        finishTime,
        result,
        details,
        traceback,
        duration,
        fallbackRequestId,
        createdAt,
        updatedAt);
  }

  /** Returns how it ended, or nothing while it runs. */
  public Optional<EventResult> outcome() {
    return Optional.ofNullable(result);
  }

  @Override
  public String toString() {
    return "InstanceActionEvent["
        + id
        + ", "
        + event
        + ", "
        + (result == null ? "running" : result.wireName())
        + "]";
  }
}
