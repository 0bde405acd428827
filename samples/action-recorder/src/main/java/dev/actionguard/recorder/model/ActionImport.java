package dev.actionguard.recorder.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An action to be copied from another database. It has no number: the target gives it one. The name
 * may be one that this version does not know.
 *
 * @param server the server
 * @param requestId the request
 * @param name the name on the wire
 * @param userId who acted
 * @param projectId the project he came from
 * @param startTime when it began
 * @param finishTime when it ended, if it did
 * @param failed whether a step of it failed
 * @param createdAt when it was first written
 * @param updatedAt when it last changed
 */
public record ActionImport(
    ServerId server,
    RequestId requestId,
    String name,
    @Nullable UserId userId,
    @Nullable ProjectId projectId,
    Instant startTime,
    @Nullable Instant finishTime,
    boolean failed,
    Instant createdAt,
    Instant updatedAt) {

  /** Refuses what a recorded action cannot be. */
  public ActionImport {
    name = Checks.name("action", name);
    startTime = Checks.moment("start_time", startTime);
    finishTime = Checks.optionalMoment("finish_time", finishTime);
    createdAt = Checks.moment("created_at", createdAt);
    updatedAt = Checks.moment("updated_at", updatedAt);
    Checks.ordered(startTime, finishTime);
  }

  /**
   * Returns a copy of a recorded action, without its number.
   *
   * @param action the recorded action
   */
  public static ActionImport copyOf(InstanceAction action) {
    return new ActionImport(
        action.server(),
        action.requestId(),
        action.name(),
        action.userId(),
        action.projectId(),
        action.startTime(),
        action.finishTime(),
        action.failed(),
        action.createdAt(),
        action.updatedAt());
  }

  @Override
  public String toString() {
    return "ActionImport[" + name + "]";
  }
}
