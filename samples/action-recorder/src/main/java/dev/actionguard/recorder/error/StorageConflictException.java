package dev.actionguard.recorder.error;

/** Other writers got in the way on every try. The whole operation may be tried again later. */
public final class StorageConflictException extends StorageException {

  private static final long serialVersionUID = 1;

  /**
   * Makes the exception.
   *
   * @param operation the operation that failed
   * @param correlationId what finds the failure in the log
   * @param cause the failure without its text
   */
  public StorageConflictException(String operation, String correlationId, Throwable cause) {
    super("the recorder is busy", operation, correlationId, cause);
  }
}
