package dev.actionguard.recorder.store;

import dev.actionguard.recorder.failure.FailureText;
import dev.actionguard.recorder.model.EventImport;
import dev.actionguard.recorder.model.EventName;
import dev.actionguard.recorder.model.EventRef;
import dev.actionguard.recorder.model.EventResult;
import dev.actionguard.recorder.model.HostName;
import dev.actionguard.recorder.model.InstanceActionEvent;
import dev.actionguard.recorder.model.RequestId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of events. An event has no server of its own, so each statement goes through its action
 * and repeats the condition that the action's server is the caller's.
 */
final class EventTable {

  private static final String ACTION_OWNED =
      "a.id = e.action_id AND a.instance_uuid = ? AND EXISTS"
          + " (SELECT 1 FROM instances o WHERE o.uuid = a.instance_uuid AND "
          + OwnedServer.CONDITION
          + ")";
  private static final String OWNED =
      "EXISTS (SELECT 1 FROM instance_actions a WHERE " + ACTION_OWNED + ")";
  private static final String SELECT =
      "SELECT e.id, e.action_id, e.event, e.host, e.start_time, e.finish_time, e.result,"
          + " CASE WHEN ? THEN e.details END AS details,"
          + " CASE WHEN ? THEN e.traceback END AS traceback,"
          + " e.duration_micros, e.fallback_request_id, e.created_at, e.updated_at"
          + " FROM instance_actions_events e WHERE "
          + OWNED
          + " AND e.action_id = ?";
  private static final String LIST = SELECT + " ORDER BY e.created_at DESC, e.id DESC";
  private static final String BY_ID = SELECT + " AND e.id = ?";
  private static final String LOCK_BY_ID = BY_ID + " FOR UPDATE";
  private static final String NEWEST_OPEN =
      "SELECT e.id, e.action_id FROM instance_actions_events e JOIN instance_actions a ON "
          + ACTION_OWNED
          + " WHERE (a.request_id = ? OR (? AND e.fallback_request_id = ?))"
          + " AND e.event = ? AND e.finish_time IS NULL"
          + " ORDER BY e.created_at DESC, e.id DESC LIMIT 1";
  private static final String INSERT =
      "INSERT INTO instance_actions_events (action_id, event, host, start_time, finish_time,"
          + " result, details, traceback, duration_micros, fallback_request_id, created_at,"
          + " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String FINISH =
      "UPDATE instance_actions_events e SET finish_time = ?, result = ?, details = ?,"
          + " traceback = ?, duration_micros = ?, updated_at = ? WHERE "
          + OWNED
          + " AND e.action_id = ? AND e.id = ? AND e.finish_time IS NULL";

  /** Inserts an event under an action of the server. */
  long insert(Tx tx, long actionId, EventImport event) throws SQLException {
    HostName host = event.host();
    EventResult result = event.result();
    RequestId fallback = event.fallbackRequestId();
    return tx.insert(
        INSERT,
        actionId,
        event.event().value(),
        host == null ? null : host.value(),
        event.startTime(),
        event.finishTime(),
        result == null ? null : result.wireName(),
        event.details(),
        event.traceback(),
        micros(event.duration()),
        fallback == null ? null : fallback.value(),
        event.createdAt(),
        event.updatedAt());
  }

  List<InstanceActionEvent> list(Tx tx, OwnedServer server, long actionId, Fields fields)
      throws SQLException {
    return tx.list(
        LIST,
        Rows::event,
        fields.details(),
        fields.location(),
        server.uuid(),
        server.anyOwner(),
        server.callerProject(),
        actionId);
  }

  Optional<InstanceActionEvent> find(Tx tx, OwnedServer server, EventRef event, Fields fields)
      throws SQLException {
    return byId(tx, BY_ID, server, event, fields);
  }

  Optional<InstanceActionEvent> lock(Tx tx, OwnedServer server, EventRef event, Fields fields)
      throws SQLException {
    return byId(tx, LOCK_BY_ID, server, event, fields);
  }

  /**
   * Returns the newest event of that name that is still open and belongs to the request: as an
   * event of the request's own action, or, for a service on its own, as one that the request
   * attached.
   */
  Optional<EventRef> newestOpen(
      Tx tx, OwnedServer server, RequestId request, boolean system, EventName name)
      throws SQLException {
    return tx.first(
        NEWEST_OPEN,
        row -> new EventRef(server.id(), row.getLong(2), row.getLong(1)),
        server.uuid(),
        server.anyOwner(),
        server.callerProject(),
        request.value(),
        system,
        request.value(),
        name.value());
  }

  void finish(
      Tx tx,
      OwnedServer server,
      EventRef event,
      Instant finish,
      EventResult result,
      FailureText text,
      @Nullable Duration duration)
      throws SQLException {
    tx.updateOne(
        FINISH,
        finish,
        result.wireName(),
        text.details(),
        text.traceback(),
        micros(duration),
        finish,
        server.uuid(),
        server.anyOwner(),
        server.callerProject(),
        event.actionId(),
        event.id());
  }

  private static Optional<InstanceActionEvent> byId(
      Tx tx, String sql, OwnedServer server, EventRef event, Fields fields) throws SQLException {
    return tx.first(
        sql,
        Rows::event,
        fields.details(),
        fields.location(),
        server.uuid(),
        server.anyOwner(),
        server.callerProject(),
        event.actionId(),
        event.id());
  }

  private static @Nullable Long micros(@Nullable Duration duration) {
    return duration == null ? null : duration.toNanos() / 1_000;
  }
}
