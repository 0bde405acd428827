package com.example.ticketdesk.support;

/** The thing asked for does not exist, or not for this caller. */
public class NotFoundException extends RuntimeException {
  public NotFoundException(String message) {
    super(message);
  }
}
