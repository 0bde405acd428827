package dev.actionguard.recorder.store;

import dev.actionguard.recorder.model.InstanceAction;
import java.time.Instant;

/** What a finish makes of a moment and of a row. */
final class Moments {

  private Moments() {}

  /** Returns the later of two moments: no finish lies before its start, whatever the clock says. */
  static Instant latest(Instant now, Instant floor) {
    return now.isBefore(floor) ? floor : now;
  }

  /** Returns an action as its row stands after the finish. */
  static InstanceAction finished(InstanceAction action, Instant finish) {
    return new InstanceAction(
        action.id(),
        action.server(),
        action.requestId(),
        action.name(),
        action.userId(),
        action.projectId(),
        action.startTime(),
        finish,
        action.failed(),
        action.createdAt(),
        latest(finish, action.updatedAt()));
  }
}
