package dev.actionguard.recorder.error;

import dev.actionguard.recorder.model.ServerId;

/** The server has no such action. */
public final class ActionNotFoundException extends NotFoundException {

  private static final long serialVersionUID = 1;

  /**
   * Makes the exception.
   *
   * @param server the server that was asked about
   */
  public ActionNotFoundException(ServerId server) {
    super("action not found", server);
  }
}
