package com.example;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

public final class StampAction {
  public void stamp(PreparedStatement insert) throws SQLException {
    insert.setTimestamp(1, Timestamp.from(Instant.now()));
    insert.executeUpdate();
  }
}
