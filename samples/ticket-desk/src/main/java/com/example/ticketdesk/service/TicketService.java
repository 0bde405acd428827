package com.example.ticketdesk.service;

import com.example.ticketdesk.domain.Priority;
import com.example.ticketdesk.domain.SlaPolicy;
import com.example.ticketdesk.domain.Ticket;
import com.example.ticketdesk.domain.TicketClosed;
import com.example.ticketdesk.domain.TicketReopened;
import com.example.ticketdesk.persistence.AuditDao;
import com.example.ticketdesk.persistence.TicketBulkQueries;
import com.example.ticketdesk.persistence.TicketRepository;
import com.example.ticketdesk.security.AccessGuard;
import com.example.ticketdesk.security.DeskUser;
import com.example.ticketdesk.support.ActivityLog;
import com.example.ticketdesk.support.NotFoundException;
import com.example.ticketdesk.support.Pseudonyms;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with tickets. */
@Service
@Transactional
public class TicketService {
  private final TicketRepository tickets;
  private final TicketBulkQueries bulk;
  private final AuditDao audit;
  private final AccessGuard guard;
  private final SlaPolicy policy;
  private final ActivityLog activity;
  private final Pseudonyms pseudonyms;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  public TicketService(
      TicketRepository tickets,
      TicketBulkQueries bulk,
      AuditDao audit,
      AccessGuard guard,
      SlaPolicy policy,
      ActivityLog activity,
      Pseudonyms pseudonyms,
      ApplicationEventPublisher events,
      Clock clock) {
    this.tickets = tickets;
    this.bulk = bulk;
    this.audit = audit;
    this.guard = guard;
    this.policy = policy;
    this.activity = activity;
    this.pseudonyms = pseudonyms;
    this.events = events;
    this.clock = clock;
  }

  /** Opens a ticket for the customer that the user acts for. */
  public long open(DeskUser user, String subject, Priority priority) {
    Ticket ticket = new Ticket(user.getCustomerId(), subject, priority, clock.instant());
    ticket.setDueAt(policy.dueAt(priority, Instant.now()));
    return tickets.save(ticket).getId();
  }

  /** Returns a ticket of the customer that the user acts for. */
  @Transactional(readOnly = true)
  public Ticket own(DeskUser user, long id) {
    return tickets
        .findByIdAndCustomerId(id, user.getCustomerId())
        .orElseThrow(() -> new NotFoundException("no such ticket"));
  }

  /** Opens a ticket of the user's customer again. */
  public void reopen(DeskUser user, long id) {
    Ticket ticket =
        tickets
            .findByIdAndCustomerId(id, user.getCustomerId())
            .orElseThrow(() -> new NotFoundException("no such ticket"));
    Instant now = clock.instant();
    ticket.reopen(now);
    ticket.setDueAt(policy.dueAt(ticket.getPriority(), now));
    tickets.save(ticket);
    events.publishEvent(new TicketReopened(id, clock));
  }

  /** Closes a ticket that the current user works on. */
  public void close(long id) {
    Ticket ticket = find(id);
    guard.requireWorksOn(ticket);
    ticket.close();
    tickets.save(ticket);
    audit.record(id, "closed");
    events.publishEvent(new TicketClosed(id));
  }

  /** Changes how urgent a ticket is. */
  public void prioritise(long id, Priority priority) {
    Ticket ticket = find(id);
    if (!guard.mayWorkOn(ticket)) {
      throw new AccessDeniedException("not the assignee");
    }
    ticket.setPriority(priority);
    tickets.save(ticket);
    activity.note("prioritised for", pseudonyms.of(ticket.getCustomerId()));
  }

  /** Moves a ticket to another customer. */
  public void transfer(long id, long customerId) {
    guard.requireRole("SUPERVISOR");
    Ticket ticket = find(id);
    ticket.setCustomerId(customerId);
    tickets.save(ticket);
    activity.note("transferred to", Long.toString(customerId));
  }

  /** Closes tickets that nobody works on any more. */
  public int closeAll(List<Long> ids) {
    return bulk.close(ids, clock.instant());
  }

  /** Gives tickets to an agent. */
  public int assignAll(List<Long> ids, long agent) {
    return bulk.assign(ids, agent);
  }

  /** Deletes tickets. */
  public void deleteAll(List<Long> ids) {
    ids.forEach(id -> tickets.deleteById(id));
  }

  private Ticket find(long id) {
    return tickets.findById(id).orElseThrow(() -> new NotFoundException("no such ticket"));
  }
}
