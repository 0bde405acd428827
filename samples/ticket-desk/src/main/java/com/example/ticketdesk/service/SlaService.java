package com.example.ticketdesk.service;

import com.example.ticketdesk.domain.Ticket;
import com.example.ticketdesk.persistence.TicketRepository;
import com.example.ticketdesk.support.StorageException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Watches the times by which tickets must be answered. */
@Service
public class SlaService {
  private static final Logger log = LoggerFactory.getLogger(SlaService.class);

  private final TicketRepository tickets;
  private final Clock clock;

  public SlaService(TicketRepository tickets, Clock clock) {
    this.tickets = tickets;
    this.clock = clock;
  }

  /** Escalates the tickets that are overdue. */
  public void escalateOverdue() {
    for (Ticket ticket : tickets.findOverdue(clock.instant())) {
      ticket.escalate();
      try {
        tickets.save(ticket);
      } catch (DataAccessException e) {
        log.warn("Ticket {} is left as it was", ticket.getId(), e);
      }
    }
  }

  /** Gives tickets that are due soon another day. */
  public void postpone(Duration ahead) {
    List<Long> failed = new ArrayList<>();
    for (Ticket ticket : tickets.findOverdue(clock.instant().plus(ahead))) {
      ticket.setDueAt(ticket.getDueAt().plus(Duration.ofDays(1)));
      try {
        tickets.save(ticket);
      } catch (DataAccessException e) {
        log.warn("Ticket {} is left as it was", ticket.getId(), e);
        failed.add(ticket.getId());
      }
    }
    if (!failed.isEmpty()) {
      throw new StorageException("tickets not postponed: " + failed);
    }
  }
}
