package com.example.ticketdesk.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A file on a ticket; its bytes are in the object store. */
@Entity
public class Attachment {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false)
  private long ticketId;

  @Column(nullable = false, length = 200)
  private String fileName;

  private long size;

  protected Attachment() {}

  public Attachment(long ticketId, String fileName, long size) {
    this.ticketId = ticketId;
    this.fileName = fileName;
    this.size = size;
  }

  public Long getId() {
    return id;
  }

  public long getTicketId() {
    return ticketId;
  }

  public String getFileName() {
    return fileName;
  }

  public long getSize() {
    return size;
  }
}
