package com.example.ticketdesk.persistence;

import com.example.ticketdesk.support.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.stereotype.Repository;

/** The audit trail: who did what to which ticket. */
@Repository
public class AuditDao {
  private final DataSource dataSource;

  public AuditDao(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Records what was done to a ticket. */
  public void record(long ticketId, String what) {
    String statement = "insert into audit(ticket_id, what, done_at) values (?, ?, ?)";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(statement)) {
      insert.setLong(1, ticketId);
      insert.setString(2, what);
      insert.setTimestamp(3, new Timestamp(System.currentTimeMillis()));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new StorageException("audit entry could not be written", e);
    }
  }

  /** Deletes what was recorded before that time and returns how many entries there were. */
  public int deleteBefore(Instant limit) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from audit where done_at < ?")) {
      delete.setTimestamp(1, Timestamp.from(limit));
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw new StorageException("audit entries could not be deleted", e);
    }
  }
}
