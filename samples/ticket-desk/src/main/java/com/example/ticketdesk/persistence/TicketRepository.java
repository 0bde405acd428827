package com.example.ticketdesk.persistence;

import com.example.ticketdesk.domain.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

/** Tickets. */
public interface TicketRepository extends JpaRepository<Ticket, Long> {
  /** Finds a ticket of that customer. */
  Optional<Ticket> findByIdAndCustomerId(long id, long customerId);

  /** Finds what should have been answered by then. */
  @Query("select t from Ticket t where t.dueAt < :limit and t.closedAt is null")
  List<Ticket> findOverdue(@Param("limit") Instant limit);
}
