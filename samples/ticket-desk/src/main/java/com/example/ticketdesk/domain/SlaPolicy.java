package com.example.ticketdesk.domain;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** By when a ticket must be answered. */
@Component
public class SlaPolicy {
  /** Returns the due time of a ticket that was opened then. */
  public Instant dueAt(Priority priority, Instant openedAt) {
    return openedAt.plus(priority.limit());
  }
}
