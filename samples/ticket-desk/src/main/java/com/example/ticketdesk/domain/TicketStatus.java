package com.example.ticketdesk.domain;

/** Where a ticket is in its life. */
public enum TicketStatus {
  OPEN,
  WAITING,
  ESCALATED,
  CLOSED
}
