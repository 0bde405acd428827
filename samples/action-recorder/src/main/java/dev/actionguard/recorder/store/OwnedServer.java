package dev.actionguard.recorder.store;

import dev.actionguard.recorder.model.ProjectId;
import dev.actionguard.recorder.model.ServerId;
import org.jspecify.annotations.Nullable;

/**
 * A server that was loaded for a caller and so is his to reach. Only {@link ServerTable} makes one;
 * every statement about actions and events takes one, and repeats in the row condition what let the
 * caller load it.
 *
 * @param id the server
 * @param owner the project that owns it
 * @param anyOwner whether the caller reaches the servers of all projects
 * @param callerProject the caller's project
 */
record OwnedServer(ServerId id, ProjectId owner, boolean anyOwner, @Nullable String callerProject) {

  /** The row condition; {@code o} is the row of the server. */
  static final String CONDITION = "(? OR o.project_id = ?)";

  String uuid() {
    return id.value();
  }
}
