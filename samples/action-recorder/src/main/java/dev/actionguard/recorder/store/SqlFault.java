package dev.actionguard.recorder.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of database failure that make a difference here. */
enum SqlFault {
  /** A deadlock or a serialization failure: the same transaction may go through later. */
  CONFLICT,
  /** A statement or a lock took too long. */
  TIMEOUT,
  /** There is no connection, or no longer. */
  UNAVAILABLE,
  /** The row exists. */
  DUPLICATE,
  /** The referenced row does not exist, or is still referenced. */
  REFERENCE,
  /** A value does not fit. */
  VALUE,
  /** A statement met another number of rows than it must. */
  ROW_COUNT,
  /** Anything else. */
  OTHER;

  /** States of the standard, of PostgreSQL and of H2; H2's own codes serve as states in 9xxxx. */
  private static final Map<String, SqlFault> BY_STATE =
      Map.ofEntries(
          Map.entry("40001", CONFLICT),
          Map.entry("40P01", CONFLICT),
          Map.entry("90131", CONFLICT),
          Map.entry("57014", TIMEOUT),
          Map.entry("55P03", TIMEOUT),
          Map.entry("HYT00", TIMEOUT),
          Map.entry("57P01", UNAVAILABLE),
          Map.entry("57P02", UNAVAILABLE),
          Map.entry("57P03", UNAVAILABLE),
          Map.entry("57P05", UNAVAILABLE),
          Map.entry("90067", UNAVAILABLE),
          Map.entry("90098", UNAVAILABLE),
          Map.entry("90121", UNAVAILABLE),
          Map.entry("23505", DUPLICATE),
          Map.entry("23503", REFERENCE),
          Map.entry("23506", REFERENCE));

  private static final Map<String, SqlFault> BY_CLASS =
      Map.of("08", UNAVAILABLE, "53", UNAVAILABLE, "22", VALUE, "23", VALUE);

  /** Returns the kind of a failure. */
  static SqlFault of(SQLException failure) {
    if (failure instanceof RowCountException) {
      return ROW_COUNT;
    }
    SqlFault known = ofState(failure.getSQLState());
    if (known != OTHER) {
      return known;
    }
    if (failure instanceof SQLTimeoutException) {
      return TIMEOUT;
    }
    return failure instanceof SQLTransientConnectionException
            || failure instanceof SQLNonTransientConnectionException
            || failure instanceof SQLRecoverableException
        ? UNAVAILABLE
        : OTHER;
  }

  private static SqlFault ofState(@Nullable String state) {
    if (state == null || state.length() != 5) {
      return OTHER;
    }
    SqlFault exact = BY_STATE.get(state);
    return exact != null ? exact : BY_CLASS.getOrDefault(state.substring(0, 2), OTHER);
  }
}
