package dev.actionguard.recorder.store;

import dev.actionguard.recorder.model.ActionImport;
import dev.actionguard.recorder.model.ActionQuery;
import dev.actionguard.recorder.model.ActionRef;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.Marker;
import dev.actionguard.recorder.model.ProjectId;
import dev.actionguard.recorder.model.RequestId;
import dev.actionguard.recorder.model.UserId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of actions. Each statement repeats the condition that the server is the caller's. */
final class ActionTable {

  private static final String OWNED =
      " AND EXISTS (SELECT 1 FROM instances o WHERE o.uuid = a.instance_uuid AND "
          + OwnedServer.CONDITION
          + ")";
  private static final String SELECT =
      "SELECT a.id, a.instance_uuid, a.request_id, a.action, a.user_id, a.project_id,"
          + " a.start_time, a.finish_time, a.message, a.created_at, a.updated_at"
          + " FROM instance_actions a WHERE a.instance_uuid = ?"
          + OWNED;
  private static final String NEWEST_FIRST = " ORDER BY a.created_at DESC, a.id DESC";
  private static final String NEWEST = NEWEST_FIRST + " LIMIT 1";
  private static final String BY_REQUEST = SELECT + " AND a.request_id = ?" + NEWEST;
  private static final String BY_NAME = SELECT + " AND a.request_id = ? AND a.action = ?" + NEWEST;
  private static final String OF_SERVER = SELECT + NEWEST;
  private static final String BY_ID = SELECT + " AND a.id = ?";
  private static final String LOCK = " FOR UPDATE";
  private static final String LOCK_BY_REQUEST = BY_REQUEST + LOCK;
  private static final String LOCK_BY_ID = BY_ID + LOCK;
  private static final String LOCK_BY_REF = BY_ID + " AND a.request_id = ?" + LOCK;
  private static final String LIST =
      SELECT
          + " AND a.updated_at >= ? AND a.updated_at <= ? AND (a.created_at, a.id) < (?, ?)"
          + NEWEST_FIRST
          + " LIMIT ?";
  private static final String INSERT =
      "INSERT INTO instance_actions (instance_uuid, request_id, action, user_id, project_id,"
          + " start_time, finish_time, message, created_at, updated_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String FINISH =
      "UPDATE instance_actions a SET finish_time = ?, updated_at = GREATEST(a.updated_at, ?)"
          + " WHERE a.instance_uuid = ?"
          + OWNED
          + " AND a.id = ? AND a.finish_time IS NULL";
  private static final String TOUCH =
      "UPDATE instance_actions a SET updated_at = GREATEST(a.updated_at, ?),"
          + " message = CASE WHEN ? THEN 'Error' ELSE a.message END"
          + " WHERE a.instance_uuid = ?"
          + OWNED
          + " AND a.id = ?";

  private static final Instant BEGINNING = Instant.EPOCH;
  private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999Z");

  /** Inserts an action and returns it as stored. */
  InstanceAction insert(Tx tx, OwnedServer server, ActionImport action) throws SQLException {
    UserId user = action.userId();
    ProjectId project = action.projectId();
    long id =
        tx.insert(
            INSERT,
            server.uuid(),
            action.requestId().value(),
            action.name(),
            user == null ? null : user.value(),
            project == null ? null : project.value(),
            action.startTime(),
            action.finishTime(),
            action.failed() ? InstanceAction.ERROR_MESSAGE : null,
            action.createdAt(),
            action.updatedAt());
    return new InstanceAction(
        id,
        server.id(),
        action.requestId(),
        action.name(),
        user,
        project,
        action.startTime(),
        action.finishTime(),
        action.failed(),
        action.createdAt(),
        action.updatedAt());
  }

  Optional<InstanceAction> newest(Tx tx, OwnedServer server, RequestId request)
      throws SQLException {
    return one(tx, BY_REQUEST, server, request.value());
  }

  Optional<InstanceAction> lockNewest(Tx tx, OwnedServer server, RequestId request)
      throws SQLException {
    return one(tx, LOCK_BY_REQUEST, server, request.value());
  }

  Optional<InstanceAction> newestOfServer(Tx tx, OwnedServer server) throws SQLException {
    return tx.first(
        OF_SERVER, Rows::action, server.uuid(), server.anyOwner(), server.callerProject());
  }

  Optional<InstanceAction> lock(Tx tx, OwnedServer server, long id) throws SQLException {
    return one(tx, LOCK_BY_ID, server, id);
  }

  Optional<InstanceAction> lock(Tx tx, OwnedServer server, ActionRef action) throws SQLException {
    return tx.first(
        LOCK_BY_REF,
        Rows::action,
        server.uuid(),
        server.anyOwner(),
        server.callerProject(),
        action.id(),
        action.requestId().value());
  }

  /** Returns the action that a marker means, or nothing. */
  Optional<InstanceAction> marked(Tx tx, OwnedServer server, Marker marker) throws SQLException {
    String name = marker.actionName();
    if (name == null) {
      return newest(tx, server, marker.requestId());
    }
    return tx.first(
        BY_NAME,
        Rows::action,
        server.uuid(),
        server.anyOwner(),
        server.callerProject(),
        marker.requestId().value(),
        name);
  }

  /** Returns a part of the list, the newest first, after an action or from the newest on. */
  List<InstanceAction> list(
      Tx tx, OwnedServer server, ActionQuery query, @Nullable InstanceAction after)
      throws SQLException {
    Instant since = query.changesSince();
    Instant before = query.changesBefore();
    Integer limit = query.limit();
    return tx.list(
        LIST,
        Rows::action,
        server.uuid(),
        server.anyOwner(),
        server.callerProject(),
        since == null ? BEGINNING : since,
        before == null ? END : before,
        after == null ? END : after.createdAt(),
        after == null ? Long.MAX_VALUE : after.id(),
        limit == null ? Integer.MAX_VALUE : limit);
  }

  void finish(Tx tx, OwnedServer server, long id, Instant finish) throws SQLException {
    tx.updateOne(
        FINISH, finish, finish, server.uuid(), server.anyOwner(), server.callerProject(), id);
  }

  /** Notes that an event of the action began or ended; never moves its update time back. */
  void touch(Tx tx, OwnedServer server, long id, Instant moment, boolean failed)
      throws SQLException {
    tx.updateOne(
        TOUCH, moment, failed, server.uuid(), server.anyOwner(), server.callerProject(), id);
  }

  private static Optional<InstanceAction> one(Tx tx, String sql, OwnedServer server, Object key)
      throws SQLException {
    return tx.first(
        sql, Rows::action, server.uuid(), server.anyOwner(), server.callerProject(), key);
  }
}
