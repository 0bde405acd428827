package dev.actionguard.recorder.model;

import dev.actionguard.recorder.mask.IdMasker;

/**
 * The host of the service that does a step.
 *
 * @param value the raw text; {@link #toString()} does not show it
 */
public record HostName(String value) {

  /** Refuses a text that is empty, too long or not plain. */
  public HostName {
    value = Checks.name("host", value);
  }

  @Override
  public String toString() {
    return "HostName[" + IdMasker.tail(value) + "]";
  }
}
