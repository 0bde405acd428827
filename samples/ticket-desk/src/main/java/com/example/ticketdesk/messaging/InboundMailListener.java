package com.example.ticketdesk.messaging;

import com.example.ticketdesk.persistence.MailThreadDao;
import com.example.ticketdesk.service.CommentService;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns inbound mail into comments. */
@Component
public class InboundMailListener {
  private static final Logger log = LoggerFactory.getLogger(InboundMailListener.class);

  private final MailThreadDao threads;
  private final CommentService comments;

  public InboundMailListener(MailThreadDao threads, CommentService comments) {
    this.threads = threads;
    this.comments = comments;
  }

  /** Takes one mail. */
  @JmsListener(destination = "inbound-mail")
  @Transactional
  public void onMail(@Payload InboundMail mail) {
    Optional<Long> ticket =
        mail.repliesTo() != null
            ? threads.findTicket(mail.repliesTo())
            : threads.findOrigin(mail.forwards());
    if (ticket.isEmpty()) {
      log.info("A mail belongs to no ticket");
      return;
    }
    comments.add(ticket.get(), mail.body());
    threads.remember(ticket.get(), mail.key());
  }
}
