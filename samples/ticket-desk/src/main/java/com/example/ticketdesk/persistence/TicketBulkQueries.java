package com.example.ticketdesk.persistence;

import com.example.ticketdesk.domain.TicketStatus;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Repository;

/** Changes many tickets by one statement. */
@Repository
public class TicketBulkQueries {
  @PersistenceContext private EntityManager entityManager;

  /** Closes tickets and returns how many there were. */
  public int close(List<Long> ids, Instant at) {
    Query update =
        entityManager.createQuery(
            "update Ticket t set t.status = :closed, t.closedAt = :at where t.id in :ids");
    update.setParameter("closed", TicketStatus.CLOSED);
    update.setParameter("at", at);
    update.setParameter("ids", ids);
    return update.executeUpdate();
  }

  /** Gives tickets to an agent and returns how many there were. */
  public int assign(List<Long> ids, long agent) {
    Query update =
        entityManager.createQuery("update Ticket t set t.assigneeId = :agent where t.id in :ids");
    update.setParameter("agent", agent);
    update.setParameter("ids", ids);
    return update.executeUpdate();
  }
}
