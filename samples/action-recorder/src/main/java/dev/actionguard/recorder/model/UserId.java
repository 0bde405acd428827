package dev.actionguard.recorder.model;

import dev.actionguard.recorder.mask.IdMasker;

/**
 * Who acts.
 *
 * @param value the raw text; {@link #toString()} does not show it
 */
public record UserId(String value) {

  /** Refuses a text that is empty, too long or not plain. */
  public UserId {
    value = Checks.name("user_id", value);
  }

  @Override
  public String toString() {
    return "UserId[" + IdMasker.tail(value) + "]";
  }
}
