package dev.actionguard.recorder.error;

import dev.actionguard.recorder.model.ServerId;

/** Something is not there, or not there for this caller: the two are never told apart. */
public abstract sealed class NotFoundException extends RecorderException
    permits ServerNotFoundException,
        ActionNotFoundException,
        EventNotFoundException,
        MarkerNotFoundException {

  private static final long serialVersionUID = 1;

  private final transient ServerId server;

  NotFoundException(String message, ServerId server) {
    super(message);
    this.server = server;
  }

  /** Returns the server that was asked about; not part of the text. */
  public ServerId server() {
    return server;
  }
}
