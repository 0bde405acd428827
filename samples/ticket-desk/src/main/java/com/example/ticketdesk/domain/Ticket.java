package com.example.ticketdesk.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** A request for help. */
@Entity
public class Ticket {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Version private long version;

  @Column(nullable = false)
  private long customerId;

  private Long assigneeId;

  @Column(nullable = false, length = 200)
  private String subject;

  @Enumerated(EnumType.STRING)
  private Priority priority;

  @Enumerated(EnumType.STRING)
  private TicketStatus status;

  private Instant openedAt;
  private Instant dueAt;
  private Instant closedAt;

  protected Ticket() {}

  public Ticket(long customerId, String subject, Priority priority, Instant openedAt) {
    this.customerId = customerId;
    this.subject = subject;
    this.priority = priority;
    this.status = TicketStatus.OPEN;
    this.openedAt = openedAt;
  }

  /** Closes the ticket. */
  public void close() {
    status = TicketStatus.CLOSED;
    closedAt = Instant.now();
  }

  /** Opens the ticket again. */
  public void reopen(Instant at) {
    status = TicketStatus.OPEN;
    openedAt = at;
    closedAt = null;
  }

  /** Marks the ticket as overdue. */
  public void escalate() {
    status = TicketStatus.ESCALATED;
    priority = Priority.URGENT;
  }

  public Long getId() {
    return id;
  }

  public long getCustomerId() {
    return customerId;
  }

  public void setCustomerId(long customerId) {
    this.customerId = customerId;
  }

  public Long getAssigneeId() {
    return assigneeId;
  }

  public void setAssigneeId(Long assigneeId) {
    this.assigneeId = assigneeId;
  }

  public String getSubject() {
    return subject;
  }

  public Priority getPriority() {
    return priority;
  }

  public void setPriority(Priority priority) {
    this.priority = priority;
  }

  public TicketStatus getStatus() {
    return status;
  }

  public Instant getOpenedAt() {
    return openedAt;
  }

  public Instant getDueAt() {
    return dueAt;
  }

  public void setDueAt(Instant dueAt) {
    this.dueAt = dueAt;
  }

  public Instant getClosedAt() {
    return closedAt;
  }
}
