package dev.actionguard.recorder.model;

import java.util.Arrays;
import java.util.Optional;

/** How a step ended. */
public enum EventResult {
  /** It did what was asked. */
  SUCCESS("Success"),
  /** It failed. */
  ERROR("Error");

  private final String wireName;

  EventResult(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the spelling in the database and on the wire. */
  public String wireName() {
    return wireName;
  }

  /**
   * Returns the result with that spelling, or nothing.
   *
   * @param wireName the spelling in the database and on the wire
   */
  public static Optional<EventResult> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(result -> result.wireName.equals(wireName)).findFirst();
  }
}
