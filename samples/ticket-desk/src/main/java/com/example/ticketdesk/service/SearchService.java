package com.example.ticketdesk.service;

import com.example.ticketdesk.persistence.TicketRow;
import com.example.ticketdesk.persistence.TicketSearchDao;
import com.example.ticketdesk.support.BadRequestException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Finds tickets. */
@Service
public class SearchService {
  private static final Set<String> SORTABLE = Set.of("id", "subject", "status");

  private final TicketSearchDao dao;

  public SearchService(TicketSearchDao dao) {
    this.dao = dao;
  }

  /** Finds tickets with a status. */
  public List<TicketRow> find(String status, String sort) {
    return dao.find(status, sort.strip());
  }

  /** Finds open tickets. */
  public List<TicketRow> findOpen(String sort) {
    return dao.findOpen(sort);
  }

  /** Finds escalated tickets. */
  public List<TicketRow> findEscalated(String sort) {
    if (!SORTABLE.contains(sort)) {
      throw new BadRequestException("cannot sort by that");
    }
    return dao.findEscalated(sort);
  }

  /** Returns the labels to choose from. */
  public List<String> labels() {
    return dao.labels();
  }

  /** Returns the subjects of tickets with a label. */
  public List<String> subjects(String label) {
    return dao.subjects(label);
  }

  /** Returns the number of tickets that wait. */
  public int waiting() {
    return dao.waiting();
  }
}
