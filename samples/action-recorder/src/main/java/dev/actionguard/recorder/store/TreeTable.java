package dev.actionguard.recorder.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves and removes servers with everything below them, always a whole tree: never an action before
 * its events, never a server before its actions.
 */
final class TreeTable {

  private static final String NEXT_DELETED =
      "SELECT uuid FROM instances WHERE deleted_at < ? ORDER BY deleted_at, uuid LIMIT 1"
          + " FOR UPDATE";
  private static final String LOCK_SERVER = "SELECT uuid FROM instances WHERE uuid = ? FOR UPDATE";
  private static final String LOCK_ACTIONS =
      "SELECT id FROM instance_actions WHERE instance_uuid = ? ORDER BY id FOR UPDATE";
  private static final String OF_SERVER =
      " WHERE action_id IN (SELECT id FROM instance_actions WHERE instance_uuid = ?)";
  private static final String EVENT_COLUMNS =
      "id, action_id, event, host, start_time, finish_time, result, details, traceback,"
          + " duration_micros, fallback_request_id, created_at, updated_at";
  private static final String ACTION_COLUMNS =
      "id, instance_uuid, request_id, action, user_id, project_id, start_time, finish_time,"
          + " message, created_at, updated_at";
  private static final String SERVER_COLUMNS =
      "uuid, project_id, vm_state, created_at, updated_at, deleted_at";
  private static final String COPY_EVENTS =
      "INSERT INTO shadow_instance_actions_events ("
          + EVENT_COLUMNS
          + ") SELECT "
          + EVENT_COLUMNS
          + " FROM instance_actions_events"
          + OF_SERVER;
  private static final String COPY_ACTIONS =
      "INSERT INTO shadow_instance_actions ("
          + ACTION_COLUMNS
          + ") SELECT "
          + ACTION_COLUMNS
          + " FROM instance_actions WHERE instance_uuid = ?";
  private static final String COPY_SERVER =
      "INSERT INTO shadow_instances ("
          + SERVER_COLUMNS
          + ") SELECT "
          + SERVER_COLUMNS
          + " FROM instances WHERE uuid = ?";
  private static final String DELETE_EVENTS = "DELETE FROM instance_actions_events" + OF_SERVER;
  private static final String DELETE_ACTIONS =
      "DELETE FROM instance_actions WHERE instance_uuid = ?";
  private static final String DELETE_SERVER = "DELETE FROM instances WHERE uuid = ?";
  private static final String PURGE_EVENTS =
      "DELETE FROM shadow_instance_actions_events WHERE created_at < ?";
  private static final String PURGE_ACTIONS =
      "DELETE FROM shadow_instance_actions WHERE created_at < ? AND NOT EXISTS (SELECT 1 FROM"
          + " shadow_instance_actions_events e WHERE e.action_id = shadow_instance_actions.id)";
  private static final String PURGE_SERVERS =
      "DELETE FROM shadow_instances WHERE created_at < ? AND NOT EXISTS (SELECT 1 FROM"
          + " shadow_instance_actions a WHERE a.instance_uuid = shadow_instances.uuid)";
  private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999Z");

  /** Locks and returns the server that was deleted first, before a moment, or nothing. */
  Optional<String> lockNextDeleted(Tx tx, @Nullable Instant deletedBefore) throws SQLException {
    return tx.first(
        NEXT_DELETED, row -> row.getString("uuid"), deletedBefore == null ? END : deletedBefore);
  }

  /** Locks a server and its actions, so that nothing is added to them any more. */
  void lock(Tx tx, String uuid) throws SQLException {
    tx.list(LOCK_SERVER, row -> row.getString("uuid"), uuid);
    tx.list(LOCK_ACTIONS, row -> row.getLong("id"), uuid);
  }

  /** Copies a locked server with everything below it to the archive. */
  RowCounts copy(Tx tx, String uuid) throws SQLException {
    long events = tx.update(COPY_EVENTS, uuid);
    long actions = tx.update(COPY_ACTIONS, uuid);
    return new RowCounts(tx.update(COPY_SERVER, uuid), actions, events);
  }

  /** Removes a locked server with everything below it. */
  RowCounts delete(Tx tx, String uuid) throws SQLException {
    long events = tx.update(DELETE_EVENTS, uuid);
    long actions = tx.update(DELETE_ACTIONS, uuid);
    return new RowCounts(tx.update(DELETE_SERVER, uuid), actions, events);
  }

  /** Removes from the archive what was first written before a moment and has nothing below it. */
  RowCounts purge(Tx tx, @Nullable Instant createdBefore) throws SQLException {
    Instant limit = createdBefore == null ? END : createdBefore;
    long events = tx.update(PURGE_EVENTS, limit);
    long actions = tx.update(PURGE_ACTIONS, limit);
    return new RowCounts(tx.update(PURGE_SERVERS, limit), actions, events);
  }
}
