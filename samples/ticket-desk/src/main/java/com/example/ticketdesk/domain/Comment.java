package com.example.ticketdesk.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** A message on a ticket. */
@Entity
public class Comment {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false)
  private long ticketId;

  @Column(nullable = false, length = 4000)
  private String body;

  private Instant writtenAt;

  protected Comment() {}

  public Comment(long ticketId, String body, Instant writtenAt) {
    this.ticketId = ticketId;
    this.body = body;
    this.writtenAt = writtenAt;
  }

  public Long getId() {
    return id;
  }

  public long getTicketId() {
    return ticketId;
  }

  public String getBody() {
    return body;
  }

  public Instant getWrittenAt() {
    return writtenAt;
  }
}
