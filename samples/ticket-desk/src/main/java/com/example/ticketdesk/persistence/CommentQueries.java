package com.example.ticketdesk.persistence;

import com.example.ticketdesk.domain.Comment;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.springframework.stereotype.Repository;

/** Queries on comments that a derived name cannot say. */
@Repository
public class CommentQueries {
  @PersistenceContext private EntityManager entityManager;

  /** Finds the comments that hold a text. */
  public List<Comment> containing(String text) {
    String query = "select c from Comment c where c.body like '%" + text + "%'";
    return entityManager.createQuery(query, Comment.class).getResultList();
  }

  /** Finds the comments that begin with a text. */
  public List<Comment> beginningWith(String text) {
    String query = "select c from Comment c where c.body like :pattern";
    return entityManager
        .createQuery(query, Comment.class)
        .setParameter("pattern", text + "%")
        .getResultList();
  }
}
