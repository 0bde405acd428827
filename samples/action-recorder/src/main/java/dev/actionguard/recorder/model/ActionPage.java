package dev.actionguard.recorder.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param actions the actions, the newest first
 * @param nextMarker where the next page begins; null if this page is not full
 */
public record ActionPage(List<InstanceAction> actions, @Nullable Marker nextMarker) {

  /** Copies the list. */
  public ActionPage {
    actions = List.copyOf(actions);
  }

  /** Returns where the next page begins, or nothing after the last. */
  public Optional<Marker> next() {
    return Optional.ofNullable(nextMarker);
  }
}
