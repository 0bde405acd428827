package com.example.ticketdesk.service;

import com.example.ticketdesk.persistence.TicketRow;
import java.time.Instant;
import java.util.List;

/** Exported tickets, and from when on they are valid. */
public record TicketExport(Instant validFrom, List<TicketRow> tickets) {
  public TicketExport {
    tickets = List.copyOf(tickets);
  }
}
