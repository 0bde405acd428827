package com.example.ticketdesk.messaging;

import com.example.ticketdesk.domain.TicketClosed;
import com.example.ticketdesk.domain.TicketReopened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells operators what happens to tickets. */
@Component
public class TicketEventListener {
  private static final Logger log = LoggerFactory.getLogger(TicketEventListener.class);

  @TransactionalEventListener
  public void onClosed(TicketClosed event) {
    log.info("Ticket {} closed at {}", event.ticketId(), event.at());
  }

  @TransactionalEventListener
  public void onReopened(TicketReopened event) {
    log.info("Ticket {} opened again at {}", event.ticketId(), event.at());
  }
}
