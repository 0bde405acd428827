package dev.actionguard.recorder.store;

import dev.actionguard.recorder.model.EventName;
import dev.actionguard.recorder.model.EventResult;
import dev.actionguard.recorder.model.HostName;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.InstanceActionEvent;
import dev.actionguard.recorder.model.ProjectId;
import dev.actionguard.recorder.model.RequestId;
import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.model.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes records of rows. */
final class Rows {

  private Rows() {}

  static InstanceAction action(ResultSet row) throws SQLException {
    return new InstanceAction(
        row.getLong("id"),
        new ServerId(row.getString("instance_uuid")),
        new RequestId(row.getString("request_id")),
        row.getString("action"),
        optional(row, "user_id", UserId::new),
        optional(row, "project_id", ProjectId::new),
        moment(row, "start_time"),
        optionalMoment(row, "finish_time"),
        row.getString("message") != null,
        moment(row, "created_at"),
        moment(row, "updated_at"));
  }

  static InstanceActionEvent event(ResultSet row) throws SQLException {
    return new InstanceActionEvent(
        row.getLong("id"),
        row.getLong("action_id"),
        new EventName(row.getString("event")),
        optional(row, "host", HostName::new),
        moment(row, "start_time"),
        optionalMoment(row, "finish_time"),
        optional(row, "result", name -> EventResult.ofWireName(name).orElseThrow()),
        row.getString("details"),
        row.getString("traceback"),
        duration(row),
        optional(row, "fallback_request_id", RequestId::new),
        moment(row, "created_at"),
        optionalMoment(row, "updated_at"));
  }

  static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant optionalMoment(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static <T> @Nullable T optional(
      ResultSet row, String column, Function<String, T> constructor) throws SQLException {
    String value = row.getString(column);
    return value == null ? null : constructor.apply(value);
  }

  private static @Nullable Duration duration(ResultSet row) throws SQLException {
    long micros = row.getLong("duration_micros");
    return row.wasNull() ? null : Duration.of(micros, ChronoUnit.MICROS);
  }
}
