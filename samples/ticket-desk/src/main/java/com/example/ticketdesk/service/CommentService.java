package com.example.ticketdesk.service;

import com.example.ticketdesk.domain.Comment;
import com.example.ticketdesk.persistence.CommentQueries;
import com.example.ticketdesk.persistence.CommentRepository;
import com.example.ticketdesk.security.AccessGuard;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with comments. */
@Service
@Transactional
public class CommentService {
  private static final Logger log = LoggerFactory.getLogger(CommentService.class);

  private final CommentRepository comments;
  private final CommentQueries queries;
  private final AccessGuard guard;
  private final Clock clock;

  public CommentService(
      CommentRepository comments, CommentQueries queries, AccessGuard guard, Clock clock) {
    this.comments = comments;
    this.queries = queries;
    this.guard = guard;
    this.clock = clock;
  }

  /** Adds a comment to a ticket. */
  public long add(long ticketId, String body) {
    return comments.save(new Comment(ticketId, body, clock.instant())).getId();
  }

  /** Returns the comments on a ticket. */
  @Transactional(readOnly = true)
  public List<Comment> on(long ticketId) {
    return comments.findByTicketIdOrderByWrittenAt(ticketId);
  }

  /** Finds comments by what they hold. */
  @Transactional(readOnly = true)
  public List<Comment> search(String text) {
    return queries.containing(text);
  }

  /** Finds comments by how they begin. */
  @Transactional(readOnly = true)
  public List<Comment> complete(String text) {
    return queries.beginningWith(text);
  }

  /** Deletes a comment. */
  public void remove(long id) {
    guard.requireRole("SUPERVISOR");
    comments.deleteById(id);
    log.info("Removed comment {}", id);
  }
}
