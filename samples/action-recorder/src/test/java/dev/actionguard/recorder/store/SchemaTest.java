package dev.actionguard.recorder.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.actionguard.recorder.ActionRecorder;
import dev.actionguard.recorder.error.AccessDeniedException;
import dev.actionguard.recorder.error.AlreadyRecordedException;
import dev.actionguard.recorder.error.ServerNotFoundException;
import dev.actionguard.recorder.error.StorageException;
import dev.actionguard.recorder.error.StorageFaultException;
import dev.actionguard.recorder.model.ActionName;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.InstanceActionEvent;
import dev.actionguard.recorder.model.Outcome;
import dev.actionguard.recorder.model.ProjectId;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.RequestId;
import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.model.ServerState;
import dev.actionguard.recorder.support.OnEachDatabase;
import dev.actionguard.recorder.support.RecorderTest;
import dev.actionguard.recorder.support.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** The schema holds what Java promises, also against those who go past it. */
@OnEachDatabase
final class SchemaTest extends RecorderTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-03-01T10:20:30Z");

  SchemaTest(TestDatabase database) {
    super(database);
  }

  @Test
  void actionsThatCannotBeAreRefused() {
    String server = SERVER.value();
    String columns =
        "(instance_uuid, request_id, action, start_time, finish_time, message,"
            + " created_at, updated_at)";
    String insert = "INSERT INTO instance_actions " + columns + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    OffsetDateTime before = NOW.minusSeconds(1);
    database.update(insert, server, "r", "stop", NOW, NOW, "Error", NOW, NOW);
    for (Object[] row :
        List.of(
            new Object[] {server, "r", "stop", NOW, NOW, "Error", NOW, NOW},
            new Object[] {OTHER_SERVER.value(), "q", "stop", NOW, NOW, "Error", NOW, NOW},
            new Object[] {server, "q", "stop", NOW, before, "Error", NOW, NOW},
            new Object[] {server, "q", "stop", NOW, NOW, "Failed", NOW, NOW},
            new Object[] {server, "", "stop", NOW, NOW, "Error", NOW, NOW},
            new Object[] {server, "q", "", NOW, NOW, "Error", NOW, NOW},
            new Object[] {server, "x".repeat(256), "stop", NOW, NOW, "Error", NOW, NOW})) {
      assertThatThrownBy(() -> database.update(insert, row)).hasCauseInstanceOf(SQLException.class);
    }
    for (String column :
        List.of(
            "instance_uuid", "request_id", "action", "start_time", "created_at", "updated_at")) {
      assertThatThrownBy(() -> database.update("UPDATE instance_actions SET " + column + " = NULL"))
          .as(column)
          .hasCauseInstanceOf(SQLException.class);
    }
    assertThat(database.count("instance_actions")).isEqualTo(1);
  }

  @Test
  void eventsThatCannotBeAreRefused() {
    RequestContext context = user();
    InstanceAction action = start(context);
    String insert =
        "INSERT INTO instance_actions_events (action_id, event, start_time, finish_time, result,"
            + " details, duration_micros, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    long id = action.id();
    database.update(insert, id, "e", NOW, NOW, "Error", "é".repeat(127), 0L, NOW);
    for (Object[] row :
        List.of(
            new Object[] {id + 1, "e", NOW, NOW, "Error", "x", 0L, NOW},
            new Object[] {id, "", NOW, NOW, "Error", "x", 0L, NOW},
            new Object[] {id, "e", NOW, NOW.minusSeconds(1), "Error", "x", 0L, NOW},
            new Object[] {id, "e", NOW, NOW, "error", "x", 0L, NOW},
            new Object[] {id, "e", NOW, NOW, "Error", "é".repeat(128), 0L, NOW},
            new Object[] {id, "e", NOW, NOW, "Error", "x", -1L, NOW})) {
      assertThatThrownBy(() -> database.update(insert, row)).hasCauseInstanceOf(SQLException.class);
    }
    assertThatThrownBy(() -> database.update("UPDATE instance_actions_events SET result = NULL"))
        .hasCauseInstanceOf(SQLException.class);
    assertThatThrownBy(
            () -> database.update("UPDATE instance_actions_events SET finish_time = NULL"))
        .hasCauseInstanceOf(SQLException.class);
    assertThatThrownBy(() -> database.update("DELETE FROM instance_actions"))
        .as("never an action before its events")
        .hasCauseInstanceOf(SQLException.class);
    assertThatThrownBy(() -> database.update("DELETE FROM instances"))
        .hasCauseInstanceOf(SQLException.class);
  }

  @Test
  void serversThatCannotBeAreRefused() {
    for (String change :
        List.of(
            "uuid = UPPER(uuid)",
            "uuid = 'short'",
            "project_id = ''",
            "project_id = NULL",
            "vm_state = 'DREAMING'")) {
      assertThatThrownBy(() -> database.update("UPDATE instances SET " + change))
          .as(change)
          .hasCauseInstanceOf(SQLException.class);
    }
  }

  @Test
  void comparisonsTellCaseAndBlanksApart() {
    RequestContext context = user();
    start(context);
    recorder.events().start(context, SERVER, EVENT, HOST);
    assertThat(
            recorder
                .actions()
                .findNewest(
                    admin(),
                    SERVER,
                    new RequestId(context.requestId().value().toUpperCase(Locale.ROOT))))
        .isEmpty();
  }

  @Test
  void textOutsideOfTheBasicPlaneIsStored() {
    RequestContext context = user();
    start(context);
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    recorder.events().finish(context, handle, Outcome.failure("😀 €", "😀".repeat(20_000)));
    InstanceActionEvent event = eventsOf(context).get(0);
    assertThat(event.details()).isEqualTo("😀 €");
    assertThat(event.traceback()).contains("... cut ...").endsWith("😀");
  }

  @Test
  void timesAreTheSameInEveryZone() {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      RequestContext context = user();
      InstanceAction action = start(context);
      TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
      assertThat(stored(context)).isEqualTo(action);
      assertThat(ZoneId.systemDefault().getId()).isEqualTo("America/St_Johns");
      assertThat(
              database.query(
                  "SELECT COUNT(*) FROM instance_actions WHERE start_time ="
                      + " TIMESTAMP WITH TIME ZONE '2026-03-01 10:20:30.123456+00:00'"))
          .containsExactly(1L);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void migratingTwiceChangesNothing() {
    start(user());
    Database.migrate(database.dataSource());
    assertThat(database.count("instance_actions")).isEqualTo(1);
  }

  @Test
  void aDatabaseThatHoldsOtherTablesIsTakenAsItIs() throws SQLException {
    DatabaseSettings settings = database.newDatabase();
    try (Database other = Database.open(settings);
        Connection connection = other.dataSource().getConnection()) {
      for (String statement :
          List.of(
              "CREATE TABLE theirs (id INTEGER)",
              "DROP TABLE instance_actions_events",
              "DROP TABLE instance_actions",
              "DROP TABLE action_recorder_schema_history")) {
        try (PreparedStatement prepared =
            connection.prepareStatement(
                database.isPostgresql()
                    ? statement
                    : statement.replace(
                        "action_recorder_schema_history", "\"action_recorder_schema_history\""))) {
          prepared.execute();
        }
      }
      connection.commit();
      Throwable thrown = catchThrowable(() -> Database.migrate(other.dataSource()));
      assertThat(thrown)
          .as("what is half there is not taken for a schema")
          .isInstanceOf(StorageException.class);
      assertThat(thrown.getMessage()).doesNotContain("instance");
    }
  }

  @Test
  void anEmptyDatabaseIsMadeReady() {
    DatabaseSettings settings = database.newDatabase().withPool(2, Duration.ofSeconds(10));
    try (ActionRecorder fresh = ActionRecorder.open(settings, settings())) {
      fresh.servers().register(service(), SERVER, PROJECT, ServerState.BUILDING);
      assertThat(fresh.actions().start(user(), SERVER, ActionName.CREATE).name())
          .isEqualTo("create");
    }
  }

  @Test
  void aForeignFailureWithoutSqlIsAFaultToo() {
    Throwable thrown = Faults.fault("x", new IllegalStateException("secret"));
    assertThat(thrown).isInstanceOf(StorageFaultException.class).hasMessageNotContaining("secret");
    assertThat(thrown.getCause()).hasMessageNotContaining("secret");
  }

  @Test
  void serversAreRegisteredOnceChangedAndDeletedOnce() {
    assertThatThrownBy(() -> register(SERVER, PROJECT))
        .isInstanceOf(AlreadyRecordedException.class);
    recorder.servers().changeState(service(), SERVER, ServerState.STOPPED);
    assertThat(database.query("SELECT vm_state FROM instances")).containsExactly("STOPPED");
    assertThat(recorder.servers().softDelete(service(), SERVER)).isTrue();
    assertThat(recorder.servers().softDelete(service(), SERVER)).isFalse();
    assertThatThrownBy(() -> recorder.servers().changeState(service(), SERVER, ServerState.ACTIVE))
        .isInstanceOf(ServerNotFoundException.class);
    assertThatThrownBy(() -> recorder.servers().hardDelete(service(), OTHER_SERVER))
        .isInstanceOf(ServerNotFoundException.class);
  }

  @Test
  void aMemberRegistersForHisOwnProjectOnly() {
    RequestContext member = user();
    recorder.servers().register(member, OTHER_SERVER, PROJECT, ServerState.ACTIVE);
    assertThatThrownBy(
            () ->
                recorder
                    .servers()
                    .register(
                        member,
                        new ServerId("00000000-0000-0000-0000-000000000001"),
                        new ProjectId("not-his"),
                        ServerState.ACTIVE))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void archivedRowsAreWholeCopies() {
    RequestContext context = user();
    start(context);
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    tick();
    recorder.events().finish(context, handle, Outcome.failure("why", "where"));
    List<Object> action = database.query("SELECT updated_at FROM instance_actions");
    List<Object> event = database.query("SELECT traceback FROM instance_actions_events");
    recorder.servers().softDelete(service(), SERVER);
    recorder.archive().archive(service(), null, 100);
    assertThat(database.query("SELECT updated_at FROM shadow_instance_actions")).isEqualTo(action);
    assertThat(database.query("SELECT traceback FROM shadow_instance_actions_events"))
        .isEqualTo(event)
        .isEqualTo(List.of("where"));
    assertThat(Set.copyOf(database.query("SELECT result FROM shadow_instance_actions_events")))
        .containsExactly("Error");
  }

  @Test
  void nothingIsArchivedThatIsNotDeleted() {
    start(user());
    assertThat(recorder.archive().archive(service(), null, 100)).isEqualTo(RowCounts.NONE);
    assertThatCode(() -> stored(user())).isInstanceOf(NoSuchElementException.class);
  }
}
