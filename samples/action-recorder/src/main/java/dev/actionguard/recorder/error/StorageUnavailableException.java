package dev.actionguard.recorder.error;

/** The database cannot be reached, or the connection to it was lost. */
public final class StorageUnavailableException extends StorageException {

  private static final long serialVersionUID = 1;

  private final boolean outcomeUnknown;

  /**
   * Makes the exception.
   *
   * @param outcomeUnknown whether the connection was lost during a commit
   * @param operation the operation that failed
   * @param correlationId what finds the failure in the log
   * @param cause the failure without its text
   */
  public StorageUnavailableException(
      boolean outcomeUnknown, String operation, String correlationId, Throwable cause) {
    super("the recorder is not available", operation, correlationId, cause);
    this.outcomeUnknown = outcomeUnknown;
  }

  /**
   * Returns whether the write may have been done all the same: the connection was lost while the
   * commit was under way. Finishing again is safe; starting again tells by {@link
   * AlreadyRecordedException}.
   */
  public boolean outcomeUnknown() {
    return outcomeUnknown;
  }
}
