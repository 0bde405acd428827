package dev.actionguard.recorder.store;

import java.sql.SQLException;

/** A commit failed; if the connection was lost, nobody knows whether it was done. */
final class CommitFailedException extends SQLException {

  private static final long serialVersionUID = 1;

  CommitFailedException(SQLException cause) {
    super("commit failed", cause.getSQLState(), cause.getErrorCode(), cause);
  }
}
