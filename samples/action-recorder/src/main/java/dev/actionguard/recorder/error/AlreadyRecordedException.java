package dev.actionguard.recorder.error;

/**
 * The server already has this action for this request. After an outcome that was not known ({@link
 * StorageUnavailableException#outcomeUnknown()}) it tells that the first try was recorded.
 */
public final class AlreadyRecordedException extends RecorderException {

  private static final long serialVersionUID = 1;

  /** Makes the exception. */
  public AlreadyRecordedException() {
    super("already created");
  }
}
