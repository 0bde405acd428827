package com.example.ticketdesk.support;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The activity stream that operators watch. */
@Component
public class ActivityLog {
  private static final Logger log = LoggerFactory.getLogger("activity");

  /** Notes that something was done to a subject. */
  public void note(String action, String subject) {
    log.info("{} {}", action, subject);
  }
}
