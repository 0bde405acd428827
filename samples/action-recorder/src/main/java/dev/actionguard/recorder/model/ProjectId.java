package dev.actionguard.recorder.model;

import dev.actionguard.recorder.mask.IdMasker;

/**
 * A project: the owner of servers, or where the actor comes from.
 *
 * @param value the raw text; {@link #toString()} does not show it
 */
public record ProjectId(String value) {

  /** Refuses a text that is empty, too long or not plain. */
  public ProjectId {
    value = Checks.name("project_id", value);
  }

  @Override
  public String toString() {
    return "ProjectId[" + IdMasker.tail(value) + "]";
  }
}
