package com.example.ticketdesk.persistence;

import com.example.ticketdesk.domain.Comment;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Comments. */
public interface CommentRepository extends JpaRepository<Comment, Long> {
  /** Finds the comments on a ticket, the oldest first. */
  List<Comment> findByTicketIdOrderByWrittenAt(long ticketId);
}
