package com.example.ticketdesk.persistence;

import com.example.ticketdesk.domain.Attachment;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Attachments. */
public interface AttachmentRepository extends JpaRepository<Attachment, Long> {
  /** Finds the attachments of a ticket. */
  List<Attachment> findByTicketId(long ticketId);
}
