package dev.actionguard.recorder.error;

/** The database refused a value or a reference. */
public final class StorageIntegrityException extends StorageException {

  private static final long serialVersionUID = 1;

  /** What was refused. */
  public enum Violation {
    /** The row is there already. */
    DUPLICATE,
    /** The row that this one belongs to is not there, or still has rows of its own. */
    REFERENCE,
    /** A value is not allowed. */
    VALUE,
    /** A statement changed more rows or fewer than it must. */
    ROW_COUNT
  }

  private final Violation violation;

  /**
   * Makes the exception.
   *
   * @param violation what was refused
   * @param operation the operation that failed
   * @param correlationId what finds the failure in the log
   * @param cause the failure without its text
   */
  public StorageIntegrityException(
      Violation violation, String operation, String correlationId, Throwable cause) {
    super("the recorder refused the data", operation, correlationId, cause);
    this.violation = violation;
  }

  /** Returns what was refused. */
  public Violation violation() {
    return violation;
  }
}
