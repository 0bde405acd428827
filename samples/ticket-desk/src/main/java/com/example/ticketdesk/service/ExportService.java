package com.example.ticketdesk.service;

import com.example.ticketdesk.persistence.ExportDao;
import com.example.ticketdesk.persistence.TicketRow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Exports tickets for other systems. */
@Service
public class ExportService {
  private static final Logger log = LoggerFactory.getLogger(ExportService.class);

  private final ExportDao dao;
  private final Clock clock;

  public ExportService(ExportDao dao, Clock clock) {
    this.dao = dao;
    this.clock = clock;
  }

  /** Exports the tickets of a region; valid from now on unless a time is given. */
  public TicketExport region(String region, Instant validFrom) {
    Instant from = Optional.ofNullable(validFrom).orElseGet(Instant::now);
    return new TicketExport(from, dao.byRegion(region));
  }

  /** Exports the tickets with a status; valid from now on unless a time is given. */
  public TicketExport status(String status, Instant validFrom) {
    Instant from = Optional.ofNullable(validFrom).orElseGet(clock::instant);
    return new TicketExport(from, dao.byStatus(status));
  }

  /** Exports some tickets. */
  public TicketExport some(List<Long> ids) {
    long start = System.nanoTime();
    List<TicketRow> rows = dao.byIds(ids);
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    log.info("Exported {} tickets in {} ms", rows.size(), took);
    return new TicketExport(clock.instant(), rows);
  }
}
