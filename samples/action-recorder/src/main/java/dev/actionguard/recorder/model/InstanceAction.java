package dev.actionguard.recorder.model;

import dev.actionguard.recorder.mask.IdMasker;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One intention of a user on one server, as recorded.
 *
 * @param id the row's number; never shown outside
 * @param server the server
 * @param requestId the request; with the server it names the action to users
 * @param name the name on the wire; see {@link #knownName()}
 * @param userId who acted
 * @param projectId the project he came from; says nothing about who owns the server
 * @param startTime when it began
 * @param finishTime when it ended; most actions are never finished, their events tell
 * @param failed whether a step of it failed
 * @param createdAt when the row was written; the sort key of lists
 * @param updatedAt when the row or one of its events last changed; never moves back
 */
public record InstanceAction(
    long id,
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

  /** The message of an action that failed. */
  public static final String ERROR_MESSAGE = "Error";

  /** Returns the name as a constant, or nothing if a newer version wrote one unknown here. */
  public Optional<ActionName> knownName() {
    return ActionName.ofWireName(name);
  }

  /** Returns {@code Error} if a step of the action failed. */
  public Optional<String> message() {
    return failed ? Optional.of(ERROR_MESSAGE) : Optional.empty();
  }

  /** Returns what names this action for good. */
  public ActionRef ref() {
    return new ActionRef(server, requestId, id);
  }

  @Override
  public String toString() {
    return "InstanceAction[" + id + ", " + name + ", " + IdMasker.tail(requestId.value()) + "]";
  }
}
