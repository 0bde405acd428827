package dev.actionguard.recorder.model;

/**
 * Names one action for good, also in another process: what a finish must match. Its number alone is
 * never enough.
 *
 * @param server the server
 * @param requestId the request
 * @param id the action's number
 */
public record ActionRef(ServerId server, RequestId requestId, long id) {

  /** Refuses a number that no action has. */
  public ActionRef {
    if (id <= 0) {
      throw new InvalidInputException("id", "must be positive");
    }
  }
}
