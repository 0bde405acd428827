package com.example.ticketdesk.jobs;

import com.example.ticketdesk.service.RetentionService;
import com.example.ticketdesk.service.SlaService;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What runs without a user. */
@Component
public class NightlyJobs {
  private static final Logger log = LoggerFactory.getLogger(NightlyJobs.class);

  private final SlaService sla;
  private final RetentionService retention;

  public NightlyJobs(SlaService sla, RetentionService retention) {
    this.sla = sla;
    this.retention = retention;
  }

  /** Escalates what is overdue. */
  @Scheduled(cron = "0 */10 * * * *")
  public void escalate() {
    sla.escalateOverdue();
  }

  /** Gives weekend tickets another day. */
  @Scheduled(cron = "0 0 6 * * SAT")
  public void postpone() {
    sla.postpone(Duration.ofDays(1));
  }

  /** Deletes what is old. */
  @Scheduled(cron = "0 30 2 * * *")
  public void purge() {
    log.info("Purged {} mail threads", retention.purgeMail());
    log.info("Purged {} drafts", retention.purgeDrafts());
    log.info("Purged {} audit entries", retention.purgeAudit());
  }
}
