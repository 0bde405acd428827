package dev.actionguard.recorder.model;

import java.util.List;

/**
 * An action with all of its events, on its way to another database.
 *
 * @param action the action
 * @param events its events, the oldest first
 */
public record ActionHistory(ActionImport action, List<EventImport> events) {

  /** Copies the list. */
  public ActionHistory {
    events = List.copyOf(events);
  }
}
