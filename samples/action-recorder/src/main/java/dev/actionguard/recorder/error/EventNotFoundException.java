package dev.actionguard.recorder.error;

import dev.actionguard.recorder.model.ServerId;

/** The action has no such event, or none that is still open. */
public final class EventNotFoundException extends NotFoundException {

  private static final long serialVersionUID = 1;

  /**
   * Makes the exception.
   *
   * @param server the server that was asked about
   */
  public EventNotFoundException(ServerId server) {
    super("event not found", server);
  }
}
