package dev.actionguard.recorder.error;

import dev.actionguard.recorder.model.ServerId;

/** There is no such server for this caller. */
public final class ServerNotFoundException extends NotFoundException {

  private static final long serialVersionUID = 1;

  /**
   * Makes the exception.
   *
   * @param server the server that was asked about
   */
  public ServerNotFoundException(ServerId server) {
    super("server not found", server);
  }
}
