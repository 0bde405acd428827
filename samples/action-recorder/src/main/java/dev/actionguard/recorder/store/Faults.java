package dev.actionguard.recorder.store;

import dev.actionguard.recorder.error.StorageConflictException;
import dev.actionguard.recorder.error.StorageException;
import dev.actionguard.recorder.error.StorageFaultException;
import dev.actionguard.recorder.error.StorageIntegrityException;
import dev.actionguard.recorder.error.StorageIntegrityException.Violation;
import dev.actionguard.recorder.error.StorageTimeoutException;
import dev.actionguard.recorder.error.StorageUnavailableException;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what the driver throws into the recorder's own exceptions. What the database said stays
 * behind: its text can quote statements and values. The log gets the operation, the SQL state, the
 * vendor's code and an id that the exception carries, too.
 */
final class Faults {

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private Faults() {}

  /** Logs a failure and returns what the caller gets. */
  static StorageException translate(String operation, SQLException failure) {
    String id = log(operation, failure);
    Throwable cause = withoutText(failure);
    return switch (SqlFault.of(failure)) {
      case CONFLICT -> new StorageConflictException(operation, id, cause);
      case TIMEOUT -> new StorageTimeoutException(operation, id, cause);
      case UNAVAILABLE ->
          new StorageUnavailableException(
              failure instanceof CommitFailedException, operation, id, cause);
      case DUPLICATE -> refused(Violation.DUPLICATE, operation, id, cause);
      case REFERENCE -> refused(Violation.REFERENCE, operation, id, cause);
      case VALUE -> refused(Violation.VALUE, operation, id, cause);
      case ROW_COUNT -> refused(Violation.ROW_COUNT, operation, id, cause);
      case OTHER -> new StorageFaultException(operation, id, cause);
    };
  }

  /** As {@link #translate} for a database that could not be reached at all. */
  static StorageException unavailable(String operation, RuntimeException failure) {
    String id = log(operation, sqlCause(failure));
    return new StorageUnavailableException(false, operation, id, withoutText(failure));
  }

  /** As {@link #translate} for a failure that another library wrapped. */
  static StorageException fault(String operation, RuntimeException failure) {
    SQLException cause = sqlCause(failure);
    if (cause != null) {
      return translate(operation, cause);
    }
    return new StorageFaultException(operation, log(operation, null), withoutText(failure));
  }

  /** Returns a failure of the same place and kind that says nothing of what was asked. */
  static SQLException withoutText(Throwable failure) {
    SQLException sql = failure instanceof SQLException given ? given : null;
    SQLException bare =
        new SQLException(
            failure.getClass().getName(),
            sql == null ? null : sql.getSQLState(),
            sql == null ? 0 : sql.getErrorCode());
    bare.setStackTrace(failure.getStackTrace());
    return bare;
  }

  private static StorageException refused(
      Violation violation, String operation, String id, Throwable cause) {
    return new StorageIntegrityException(violation, operation, id, cause);
  }

  private static String log(String operation, @Nullable SQLException failure) {
    String id = UUID.randomUUID().toString();
    LOG.warn(
        "{} failed: SQL state {}, vendor code {}, correlation {}",
        operation,
        failure == null ? "unknown" : failure.getSQLState(),
        failure == null ? 0 : failure.getErrorCode(),
        id);
    return id;
  }

  private static @Nullable SQLException sqlCause(Throwable failure) {
    Throwable cause = failure.getCause();
    for (int depth = 0; cause != null && depth < 10; depth++) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
      cause = cause.getCause();
    }
    return null;
  }
}
