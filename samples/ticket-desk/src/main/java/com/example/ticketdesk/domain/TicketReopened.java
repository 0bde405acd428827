package com.example.ticketdesk.domain;

import java.time.Clock;
import java.time.Instant;

/** Tells that a ticket was opened again. */
public record TicketReopened(long ticketId, Instant at) {
  public TicketReopened(long ticketId, Clock clock) {
    this(ticketId, clock.instant());
  }
}
