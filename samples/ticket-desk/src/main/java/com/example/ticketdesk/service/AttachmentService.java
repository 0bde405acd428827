package com.example.ticketdesk.service;

import com.example.ticketdesk.domain.Attachment;
import com.example.ticketdesk.persistence.AttachmentMetadataDao;
import com.example.ticketdesk.persistence.AttachmentRepository;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with attachments. */
@Service
@Transactional
public class AttachmentService {
  private static final Logger log = LoggerFactory.getLogger(AttachmentService.class);

  private final AttachmentRepository attachments;
  private final AttachmentMetadataDao metadata;

  public AttachmentService(AttachmentRepository attachments, AttachmentMetadataDao metadata) {
    this.attachments = attachments;
    this.metadata = metadata;
  }

  /** Registers an uploaded file. */
  public long register(Attachment attachment, String mediaType, String checksum) {
    long id = attachments.save(attachment).getId();
    metadata.storeMediaType(id, mediaType);
    metadata.storeChecksum(id, checksum);
    return id;
  }

  /** Returns the attachments of a ticket. */
  @Transactional(readOnly = true)
  public List<Attachment> of(long ticketId) {
    return attachments.findByTicketId(ticketId);
  }

  /** Deletes an attachment. */
  public void remove(long id) {
    attachments.deleteById(id);
    log.info("Removed attachment {}", id);
  }
}
