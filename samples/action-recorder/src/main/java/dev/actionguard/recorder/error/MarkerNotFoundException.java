package dev.actionguard.recorder.error;

import dev.actionguard.recorder.model.ServerId;

/** The server has no action that the marker means. */
public final class MarkerNotFoundException extends NotFoundException {

  private static final long serialVersionUID = 1;

  /**
   * Makes the exception.
   *
   * @param server the server that was asked about
   */
  public MarkerNotFoundException(ServerId server) {
    super("marker not found", server);
  }
}
