package dev.actionguard.recorder.error;

import org.jspecify.annotations.Nullable;

/**
 * The database did not do what it was asked. Nothing was half written. The log has a line with the
 * same correlation id, the SQL state and the vendor's code.
 */
public abstract sealed class StorageException extends RecorderException
    permits StorageConflictException,
        StorageFaultException,
        StorageIntegrityException,
        StorageTimeoutException,
        StorageUnavailableException {

  private static final long serialVersionUID = 1;

  private final String operation;
  private final String correlationId;

  StorageException(
      String message, String operation, String correlationId, @Nullable Throwable cause) {
    super(message);
    this.operation = operation;
    this.correlationId = correlationId;
    initCause(cause);
  }

  /** Returns the operation that failed, such as {@code action.start}. */
  public String operation() {
    return operation;
  }

  /** Returns what finds the failure in the log. */
  public String correlationId() {
    return correlationId;
  }
}
