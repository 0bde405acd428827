package com.example.ticketdesk.persistence;

import com.example.ticketdesk.support.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.stereotype.Repository;

/** Reads rows for an export by plain JDBC. */
@Repository
public class ExportDao {
  private final DataSource dataSource;

  public ExportDao(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Returns the tickets of a region. */
  public List<TicketRow> byRegion(String region) {
    String query =
        """
        select t.id, t.subject, t.status from ticket t join customer c on c.id = t.customer_id
        where c.region = '%s' order by t.id
        """
            .formatted(region);
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return read(rows);
    } catch (SQLException e) {
      throw new StorageException("tickets of the region could not be read", e);
    }
  }

  /** Returns the tickets with a status. */
  public List<TicketRow> byStatus(String status) {
    String query = "select id, subject, status from ticket where status = ? order by id";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, status);
      try (ResultSet rows = statement.executeQuery()) {
        return read(rows);
      }
    } catch (SQLException e) {
      throw new StorageException("tickets with the status could not be read", e);
    }
  }

  /** Returns the tickets with these ids. */
  public List<TicketRow> byIds(List<Long> ids) {
    String list = ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String query = "select id, subject, status from ticket where id in (" + list + ")";
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return read(rows);
    } catch (SQLException e) {
      throw new StorageException("tickets could not be read", e);
    }
  }

  private static List<TicketRow> read(ResultSet rows) throws SQLException {
    List<TicketRow> tickets = new ArrayList<>();
    while (rows.next()) {
      tickets.add(new TicketRow(rows.getLong(1), rows.getString(2), rows.getString(3)));
    }
    return tickets;
  }
}
