package com.example.ticketdesk.persistence;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Knows which mail belongs to which ticket. */
@Repository
public class MailThreadDao {
  private final JdbcClient jdbc;
  private final Clock clock;

  public MailThreadDao(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Finds the ticket that a mail replies to. */
  public Optional<Long> findTicket(String repliesTo) {
    String query = "select ticket_id from mail_thread where message_key = '" + repliesTo + "'";
    return jdbc.sql(query).query(Long.class).optional();
  }

  /** Finds the ticket that a forwarded mail came from. */
  public Optional<Long> findOrigin(String forwarded) {
    String query = "select ticket_id from mail_thread where message_key = :key";
    return jdbc.sql(query).param("key", forwarded).query(Long.class).optional();
  }

  /** Remembers a mail of a ticket. */
  public void remember(long ticketId, String messageKey) {
    String statement = "insert into mail_thread(ticket_id, message_key, seen_at) values (?, ?, ?)";
    jdbc.sql(statement)
        .param(ticketId)
        .param(messageKey)
        .param(Timestamp.from(clock.instant()))
        .update();
  }
}
