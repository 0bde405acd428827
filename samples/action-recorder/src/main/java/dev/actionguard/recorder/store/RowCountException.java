package dev.actionguard.recorder.store;

import java.sql.SQLException;

/** A statement changed another number of rows than it must; its transaction is rolled back. */
final class RowCountException extends SQLException {

  private static final long serialVersionUID = 1;

  RowCountException(int rows) {
    super("a statement for one row changed " + rows);
  }
}
