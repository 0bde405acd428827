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

/** Makes records of rows, whose columns stand in the order that the tables select them in. */
final class Rows {

  private Rows() {}

  static InstanceAction action(ResultSet row) throws SQLException {
    return new InstanceAction(
        row.getLong(1),
        new ServerId(row.getString(2)),
        new RequestId(row.getString(3)),
        row.getString(4),
        optional(row, 5, UserId::new),
        optional(row, 6, ProjectId::new),
        moment(row, 7),
        optionalMoment(row, 8),
        row.getString(9) != null,
        moment(row, 10),
        moment(row, 11));
  }

  static InstanceActionEvent event(ResultSet row) throws SQLException {
    return new InstanceActionEvent(
        row.getLong(1),
        row.getLong(2),
        new EventName(row.getString(3)),
        optional(row, 4, HostName::new),
        moment(row, 5),
        optionalMoment(row, 6),
        optional(row, 7, name -> EventResult.ofWireName(name).orElseThrow()),
        row.getString(8),
        row.getString(9),
        duration(row, 10),
        optional(row, 11, RequestId::new),
        moment(row, 12),
        optionalMoment(row, 13));
  }

  static Instant moment(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant optionalMoment(ResultSet row, int column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static <T> @Nullable T optional(
      ResultSet row, int column, Function<String, T> constructor) throws SQLException {
    String value = row.getString(column);
    return value == null ? null : constructor.apply(value);
  }

  private static @Nullable Duration duration(ResultSet row, int column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : Duration.of(micros, ChronoUnit.MICROS);
  }
}
