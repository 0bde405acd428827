package dev.actionguard.recorder.model;

/**
 * Names one event for good, also in another process: what a finish must match.
 *
 * @param server the server
 * @param actionId the number of the action that the event belongs to
 * @param id the event's number
 */
public record EventRef(ServerId server, long actionId, long id) {

  /** Refuses numbers that no row has. */
  public EventRef {
    if (actionId <= 0 || id <= 0) {
      throw new InvalidInputException("id", "must be positive");
    }
  }
}
