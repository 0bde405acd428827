package com.example.ticketdesk.persistence;

import com.example.ticketdesk.support.StorageException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** Searches tickets by plain SQL. */
@Repository
public class TicketSearchDao {
  private static final Logger log = LoggerFactory.getLogger(TicketSearchDao.class);

  private static final Map<String, String> COLUMNS =
      Map.of("age", "opened_at", "due", "due_at", "subject", "subject");

  private static final RowMapper<TicketRow> ROWS =
      (row, number) ->
          new TicketRow(row.getLong("id"), row.getString("subject"), row.getString("status"));

  private final JdbcTemplate jdbc;

  public TicketSearchDao(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Finds tickets in the order that the caller wants. */
  public List<TicketRow> find(String status, String sort) {
    TicketSearchSql sql = new TicketSearchSql().withStatus(status).orderedBy(sort);
    return jdbc.query(sql.text(), ROWS, sql.arguments());
  }

  /** Finds open tickets in one of the known orders. */
  public List<TicketRow> findOpen(String sort) {
    String column = COLUMNS.getOrDefault(sort, "id");
    TicketSearchSql sql = new TicketSearchSql().withStatus("OPEN").orderedBy(column);
    return jdbc.query(sql.text(), ROWS, sql.arguments());
  }

  /** Finds escalated tickets, ordered by a column. */
  public List<TicketRow> findEscalated(String column) {
    TicketSearchSql sql = new TicketSearchSql().withStatus("ESCALATED").orderedBy(column);
    return jdbc.query(sql.text(), ROWS, sql.arguments());
  }

  /** Returns the labels that are in use. */
  public List<String> labels() {
    try {
      return jdbc.queryForList("select distinct label from ticket_label", String.class);
    } catch (DataAccessException e) {
      log.warn("Labels could not be read", e);
      return List.of();
    }
  }

  /** Returns the subjects of tickets with that label. */
  public List<String> subjects(String label) {
    try {
      return jdbc.queryForList(
          "select subject from ticket t join ticket_label l on l.ticket_id = t.id where label = ?",
          String.class,
          label);
    } catch (DataAccessException e) {
      log.warn("Subjects could not be read", e);
      throw new StorageException("subjects could not be read", e);
    }
  }

  /** Returns the number of tickets that wait, or 0 if none was ever counted. */
  public int waiting() {
    try {
      Integer count =
          jdbc.queryForObject("select waiting from ticket_counter where id = 1", Integer.class);
      return count == null ? 0 : count;
    } catch (EmptyResultDataAccessException e) {
      return 0;
    }
  }
}
