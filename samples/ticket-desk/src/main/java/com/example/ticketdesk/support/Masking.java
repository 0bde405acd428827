package com.example.ticketdesk.support;

/** Makes personal data fit for logs. */
public final class Masking {
  private Masking() {}

  /** Returns the first letter of an address, the rest hidden. */
  public static String email(String email) {
    return email.isEmpty() ? "***" : email.substring(0, 1) + "***";
  }

  /** Hides a phone number. */
  public static String phone(String phone) {
    return phone == null ? "none" : "***";
  }
}
