package dev.actionguard.recorder.store;

import dev.actionguard.recorder.access.AccessGuard;
import dev.actionguard.recorder.access.Operation;
import dev.actionguard.recorder.error.ServerNotFoundException;
import dev.actionguard.recorder.model.ProjectId;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.model.ServerState;
import java.sql.SQLException;
import java.time.Instant;

/** The servers that actions are done to, and the way to them. */
final class ServerTable {

  private static final String LOAD =
      "SELECT o.project_id FROM instances o WHERE o.uuid = ? AND "
          + OwnedServer.CONDITION
          + " AND (? OR o.deleted_at IS NULL)";
  private static final String INSERT =
      "INSERT INTO instances (uuid, project_id, vm_state, created_at, updated_at)"
          + " VALUES (?, ?, ?, ?, ?)";
  private static final String SET_STATE =
      "UPDATE instances o SET vm_state = ?, updated_at = GREATEST(o.updated_at, ?)"
          + " WHERE o.uuid = ? AND "
          + OwnedServer.CONDITION;
  private static final String SOFT_DELETE =
      "UPDATE instances o SET deleted_at = ?, updated_at = GREATEST(o.updated_at, ?)"
          + " WHERE o.uuid = ? AND o.deleted_at IS NULL AND "
          + OwnedServer.CONDITION;

  private final AccessGuard guard;

  ServerTable(AccessGuard guard) {
    this.guard = guard;
  }

  /**
   * Loads a server for a caller and asks the policy about it. A server of another project and a
   * server that does not exist are the same to a caller who does not reach all projects.
   */
  OwnedServer load(
      Tx tx, RequestContext context, Operation operation, ServerId server, boolean withDeleted)
      throws SQLException {
    boolean anyOwner = guard.reachesAllProjects(context);
    ProjectId callerProject = context.projectId();
    String project = callerProject == null ? null : callerProject.value();
    OwnedServer found =
        tx.first(
                LOAD,
                row -> new OwnedServer(server, new ProjectId(row.getString(1)), anyOwner, project),
                server.value(),
                anyOwner,
                project,
                withDeleted)
            .orElseThrow(() -> new ServerNotFoundException(server));
    guard.checkOwner(context, operation, found.owner());
    return found;
  }

  void insert(Tx tx, ServerId server, ProjectId owner, ServerState state, Instant now)
      throws SQLException {
    tx.updateOne(INSERT, server.value(), owner.value(), state.name(), now, now);
  }

  void setState(Tx tx, OwnedServer server, ServerState state, Instant now) throws SQLException {
    tx.updateOne(
        SET_STATE, state.name(), now, server.uuid(), server.anyOwner(), server.callerProject());
  }

  /** Marks a server as deleted; returns false if it was marked before. */
  boolean softDelete(Tx tx, OwnedServer server, Instant now) throws SQLException {
    return tx.update(
            SOFT_DELETE, now, now, server.uuid(), server.anyOwner(), server.callerProject())
        == 1;
  }
}
