package dev.actionguard.recorder.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends constant statements with bound values over the connection of one transaction. Moments go as
 * UTC with their offset, so neither the zone of the process nor that of the session plays a part.
 */
final class Tx {

  private static final String[] ID = {"id"};

  private final Connection connection;

  Tx(Connection connection) {
    this.connection = connection;
  }

  /** Makes an object of the current row. */
  @FunctionalInterface
  interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  Connection connection() {
    return connection;
  }

  /** Returns all rows. */
  <T> List<T> list(String sql, Mapper<T> mapper, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(mapper.map(rows));
        }
        return found;
      }
    }
  }

  /** Returns the first row, or nothing. */
  <T> Optional<T> first(String sql, Mapper<T> mapper, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(mapper.map(rows)) : Optional.empty();
      }
    }
  }

  /** Changes any number of rows, and returns how many. */
  int update(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  /** Changes exactly one row, or fails. */
  void updateOne(String sql, @Nullable Object... values) throws SQLException {
    int rows = update(sql, values);
    if (rows != 1) {
      throw new RowCountException(rows);
    }
  }

  /** Inserts a row and returns the number that the database gave it. */
  long insert(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql, ID)) {
      bind(statement, values);
      int rows = statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        if (rows != 1 || !keys.next()) {
          throw new RowCountException(rows);
        }
        return keys.getLong(1);
      }
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null) {
        statement.setNull(i + 1, Types.NULL);
      } else if (value instanceof Instant moment) {
        statement.setObject(i + 1, moment.atOffset(ZoneOffset.UTC));
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }
}
