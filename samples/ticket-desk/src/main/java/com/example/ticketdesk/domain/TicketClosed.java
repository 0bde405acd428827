package com.example.ticketdesk.domain;

import java.time.Instant;

/** Tells that a ticket was closed. */
public record TicketClosed(long ticketId, Instant at) {
  public TicketClosed(long ticketId) {
    this(ticketId, Instant.now());
  }
}
