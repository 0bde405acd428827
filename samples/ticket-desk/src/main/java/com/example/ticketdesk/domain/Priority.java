package com.example.ticketdesk.domain;

import java.time.Duration;

/** How urgent a ticket is, and how long it may wait. */
public enum Priority {
  LOW(Duration.ofDays(5)),
  NORMAL(Duration.ofDays(2)),
  URGENT(Duration.ofHours(4));

  private final Duration limit;

  Priority(Duration limit) {
    this.limit = limit;
  }

  public Duration limit() {
    return limit;
  }
}
