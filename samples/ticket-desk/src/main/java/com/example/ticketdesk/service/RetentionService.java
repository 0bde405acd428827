package com.example.ticketdesk.service;

import com.example.ticketdesk.persistence.AuditDao;
import com.example.ticketdesk.support.StorageException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** Deletes what must not be kept any longer. */
@Service
public class RetentionService {
  private static final Duration MAIL_KEPT = Duration.ofDays(90);
  private static final Duration AUDIT_KEPT = Duration.ofDays(365);

  private final JdbcTemplate jdbc;
  private final AuditDao audit;
  private final Clock clock;

  public RetentionService(JdbcTemplate jdbc, AuditDao audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** Deletes old mail threads and returns how many there were. */
  public int purgeMail() {
    try {
      return jdbc.update(
          "delete from mail_thread where seen_at < ?", clock.instant().minus(MAIL_KEPT));
    } catch (DataAccessException e) {
      return 0;
    }
  }

  /** Deletes drafts of closed tickets and returns how many there were. */
  public int purgeDrafts() {
    try {
      return jdbc.update("delete from draft where closed");
    } catch (DataAccessException e) {
      throw new StorageException("drafts could not be deleted", e);
    }
  }

  /** Deletes old audit entries and returns how many there were. */
  public int purgeAudit() {
    return audit.deleteBefore(clock.instant().minus(AUDIT_KEPT));
  }
}
