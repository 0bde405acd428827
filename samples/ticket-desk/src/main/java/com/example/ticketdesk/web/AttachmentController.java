package com.example.ticketdesk.web;

import com.example.ticketdesk.domain.Attachment;
import com.example.ticketdesk.service.AttachmentService;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Attachments of tickets. */
@RestController
@RequestMapping("/tickets/{ticketId}/attachments")
public class AttachmentController {
  private final AttachmentService attachments;

  public AttachmentController(AttachmentService attachments) {
    this.attachments = attachments;
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('AGENT', 'CUSTOMER')")
  long register(@PathVariable long ticketId, @Valid @RequestBody Requests.NewAttachment request) {
    Attachment attachment = new Attachment(ticketId, request.fileName(), request.size());
    return attachments.register(attachment, request.mediaType(), request.checksum());
  }

  @GetMapping
  @PreAuthorize("hasRole('AGENT')")
  List<Attachment> list(@PathVariable long ticketId) {
    return attachments.of(ticketId);
  }

  @DeleteMapping("/{id}")
  void remove(@PathVariable long id) {
    attachments.remove(id);
  }
}
