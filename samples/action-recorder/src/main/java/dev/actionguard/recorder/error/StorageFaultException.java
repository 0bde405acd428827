package dev.actionguard.recorder.error;

/** The database failed in a way that is neither of the other kinds. */
public final class StorageFaultException extends StorageException {

  private static final long serialVersionUID = 1;

  /**
   * Makes the exception.
   *
   * @param operation the operation that failed
   * @param correlationId what finds the failure in the log
   * @param cause the failure without its text
   */
  public StorageFaultException(String operation, String correlationId, Throwable cause) {
    super("the recorder failed", operation, correlationId, cause);
  }
}
