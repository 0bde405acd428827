package dev.actionguard.recorder.store;

import dev.actionguard.recorder.access.AccessGuard;
import dev.actionguard.recorder.access.Operation;
import dev.actionguard.recorder.model.InstanceActionEvent;
import dev.actionguard.recorder.model.RequestContext;

/**
 * What of an event a caller may see; the database is not even asked for the rest.
 *
 * @param location the trace and the host
 * @param details the line that says why it failed
 */
record Fields(boolean location, boolean details) {

  static final Fields ALL = new Fields(true, true);

  static Fields of(AccessGuard guard, RequestContext context, OwnedServer server) {
    return new Fields(
        guard.permits(context, Operation.EVENTS, server.owner()),
        guard.permits(context, Operation.EVENT_DETAILS, server.owner()));
  }

  /** Returns an event without its host if that may not be seen. */
  InstanceActionEvent strip(InstanceActionEvent event) {
    return location ? event : event.withoutHost();
  }
}
