package dev.actionguard.recorder.model;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event to be copied from another database under an action that was copied before. Its texts
 * were sanitised when they were first stored.
 *
 * @param event the step
 * @param host the host that did it
 * @param startTime when it began
 * @param finishTime when it ended, if it did
 * @param result how it ended; present exactly if it ended
 * @param details one line about a failure, at most 255 bytes
 * @param traceback where it failed, at most 65,535 bytes
 * @param duration how long it took
 * @param fallbackRequestId see {@link InstanceActionEvent#fallbackRequestId()}
 * @param createdAt when it was first written
 * @param updatedAt when it last changed
 */
public record EventImport(
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

  /** The most bytes that details have. */
  public static final int MAX_DETAILS_BYTES = 255;

  /** The most bytes that a traceback has. */
  public static final int MAX_TRACEBACK_BYTES = 65_535;

  /** Refuses what a recorded event cannot be. */
  public EventImport {
    startTime = Checks.moment("start_time", startTime);
    finishTime = Checks.optionalMoment("finish_time", finishTime);
    createdAt = Checks.moment("created_at", createdAt);
    updatedAt = Checks.optionalMoment("updated_at", updatedAt);
    Checks.ordered(startTime, finishTime);
    if ((finishTime == null) != (result == null)) {
      throw new InvalidInputException("result", "must be present exactly if finish_time is");
    }
    if (duration != null && duration.isNegative()) {
      throw new InvalidInputException("duration", "must not be negative");
    }
    if (details != null) {
      Checks.bounded("details", details, MAX_DETAILS_BYTES);
    }
    limit("details", details, MAX_DETAILS_BYTES);
    limit("traceback", traceback, MAX_TRACEBACK_BYTES);
  }

  /**
   * Returns a copy of a recorded event, without its numbers.
   *
   * @param event the recorded event
   */
  public static EventImport copyOf(InstanceActionEvent event) {
    return new EventImport(
        event.event(),
        event.host(),
        event.startTime(),
        event.finishTime(),
        event.result(),
        event.details(),
        event.traceback(),
        event.duration(),
        event.fallbackRequestId(),
        event.createdAt(),
        event.updatedAt());
  }

  @Override
  public String toString() {
    return "EventImport[" + event + "]";
  }

  private static void limit(String field, @Nullable String text, int bytes) {
    if (text == null) {
      return;
    }
    if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new InvalidInputException(field, "has a character that cannot be stored");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > bytes) {
      throw new InvalidInputException(field, "is too long");
    }
  }
}
