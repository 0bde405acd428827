package dev.actionguard.recorder.error;

/** The database, or a lock held by another writer, took too long. */
public final class StorageTimeoutException extends StorageException {

  private static final long serialVersionUID = 1;

  /**
   * Makes the exception.
   *
   * @param operation the operation that failed
   * @param correlationId what finds the failure in the log
   * @param cause the failure without its text
   */
  public StorageTimeoutException(String operation, String correlationId, Throwable cause) {
    super("the recorder took too long", operation, correlationId, cause);
  }
}
