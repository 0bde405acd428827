package com.example.ticketdesk.persistence;

import java.util.ArrayList;
import java.util.List;

/** Builds the statement of a ticket search. */
final class TicketSearchSql {
  private final StringBuilder text =
      new StringBuilder("select id, subject, status from ticket where 1 = 1");
  private final List<Object> arguments = new ArrayList<>();

  TicketSearchSql withStatus(String status) {
    if (status != null) {
      text.append(" and status = ?");
      arguments.add(status);
    }
    return this;
  }

  TicketSearchSql orderedBy(String column) {
    text.append(" order by ").append(column);
    return this;
  }

  String text() {
    return text.toString();
  }

  Object[] arguments() {
    return arguments.toArray();
  }
}
