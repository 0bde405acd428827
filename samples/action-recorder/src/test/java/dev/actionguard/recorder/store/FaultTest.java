package dev.actionguard.recorder.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.actionguard.recorder.ActionRecorder;
import dev.actionguard.recorder.access.AccessPolicy;
import dev.actionguard.recorder.access.AccessRule;
import dev.actionguard.recorder.access.Operation;
import dev.actionguard.recorder.error.AccessDeniedException;
import dev.actionguard.recorder.error.ActionNotFoundException;
import dev.actionguard.recorder.error.AlreadyRecordedException;
import dev.actionguard.recorder.error.ServerNotFoundException;
import dev.actionguard.recorder.error.StorageConflictException;
import dev.actionguard.recorder.error.StorageException;
import dev.actionguard.recorder.error.StorageFaultException;
import dev.actionguard.recorder.error.StorageIntegrityException;
import dev.actionguard.recorder.error.StorageIntegrityException.Violation;
import dev.actionguard.recorder.error.StorageTimeoutException;
import dev.actionguard.recorder.error.StorageUnavailableException;
import dev.actionguard.recorder.model.ActionHistory;
import dev.actionguard.recorder.model.ActionImport;
import dev.actionguard.recorder.model.ActionName;
import dev.actionguard.recorder.model.ActionQuery;
import dev.actionguard.recorder.model.ActionRef;
import dev.actionguard.recorder.model.EventImport;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.Outcome;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.Role;
import dev.actionguard.recorder.model.ServerState;
import dev.actionguard.recorder.support.CapturedLog;
import dev.actionguard.recorder.support.FaultyDataSource;
import dev.actionguard.recorder.support.FaultyDataSource.Point;
import dev.actionguard.recorder.support.OnEachDatabase;
import dev.actionguard.recorder.support.RecorderTest;
import dev.actionguard.recorder.support.TestDatabase;
import dev.actionguard.recorder.view.ApiResponse;
import dev.actionguard.recorder.view.ApiVersion;
import dev.actionguard.recorder.view.InstanceActionsApi;
import dev.actionguard.recorder.view.ViewSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens when the database does not do its part: nothing half written, nothing leaked. */
@OnEachDatabase
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class FaultTest extends RecorderTest {

  private static final String SECRET = "values ('super-secret')";

  private FaultyDataSource faults;
  private ActionRecorder faulty;

  FaultTest(TestDatabase database) {
    super(database);
  }

  @BeforeEach
  void watchTheDatabase() {
    faults = new FaultyDataSource(database.dataSource());
    faulty = ActionRecorder.over(faults, settings());
  }

  @Test
  void anInjectedDeadlockIsTriedAgainWithTheFirstReadingOfTheClock() {
    RequestContext context = user();
    faults.inject(
        (point, number, connection) -> {
          if (point == Point.EXECUTE && number <= 2) {
            clock.advance(SECOND);
            throw new SQLException(SECRET, number == 1 ? "40P01" : "40001");
          }
        });
    InstanceAction action = faulty.actions().start(context, SERVER, ActionName.REBOOT);
    assertThat(action.startTime()).isEqualTo(START);
    assertThat(pauses).hasSize(2);
    assertThat(faults.count(Point.CONNECT)).as("a fresh transaction each time").isEqualTo(3);
    assertThat(faults.count(Point.ROLLBACK)).isEqualTo(2);
    assertThat(database.count("instance_actions")).isEqualTo(1);
  }

  @Test
  void whoMayDoItNowhereIsRefusedBeforeTheDatabaseIsAsked() {
    RequestContext owner = user();
    InstanceAction action = start(owner);
    EventHandle handle = recorder.events().start(owner, SERVER, EVENT, HOST);
    RequestContext reader = user(PROJECT, Role.READER);
    RequestContext mover = migrator();
    faults.inject((point, number, connection) -> {});
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> faulty.actions().start(reader, SERVER, ActionName.STOP),
            () -> faulty.actions().finish(reader, action.ref()),
            () -> faulty.actions().findNewest(mover, SERVER, owner.requestId()),
            () -> faulty.actions().list(mover, SERVER, ActionQuery.ALL),
            () -> faulty.actions().show(mover, SERVER, owner.requestId(), true),
            () -> faulty.events().start(reader, SERVER, EVENT, HOST),
            () -> faulty.events().finish(reader, handle, Outcome.success()),
            () -> faulty.events().finishNewest(reader, SERVER, EVENT, Outcome.success()),
            () -> faulty.events().finishAll(reader, List.of(handle), Outcome.success()),
            () -> faulty.events().find(mover, handle.ref()),
            () -> faulty.events().listByAction(mover, action.ref()),
            () -> faulty.servers().register(reader, OTHER_SERVER, PROJECT, ServerState.ACTIVE),
            () -> faulty.servers().changeState(reader, SERVER, ServerState.ACTIVE),
            () -> faulty.servers().softDelete(reader, SERVER),
            () -> faulty.servers().hardDelete(reader, SERVER),
            () -> faulty.archive().archive(reader, null, 1),
            () -> faulty.archive().purge(reader, null, line -> {}),
            () -> faulty.migration().export(reader, SERVER),
            () -> faulty.migration().importAll(reader, List.of(history())),
            () -> faulty.migration().importAction(reader, history().action()),
            () -> faulty.migration().importEvent(reader, action.ref(), null))) {
      assertThatThrownBy(call).isInstanceOf(AccessDeniedException.class);
    }
    assertThat(faults.count(Point.CONNECT)).isZero();
  }

  @Test
  void thePolicyIsAskedAgainOnceTheOwnerIsKnown() {
    AccessRule notHere = (caller, owner) -> !PROJECT.equals(owner);
    ActionRecorder picky =
        ActionRecorder.over(
            faults, settings().withPolicy(AccessPolicy.defaults().with(Operation.RECORD, notHere)));
    assertThatThrownBy(() -> picky.actions().start(admin(), SERVER, ActionName.STOP))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(faults.count(Point.CONNECT)).isEqualTo(1);
    assertThat(database.count("instance_actions")).isZero();
  }

  @Test
  void anEventIsNotImportedUnderAnActionThatIsNotThere() {
    ActionRef nowhere = new ActionRef(SERVER, user().requestId(), 999_999_999);
    EventImport event =
        new EventImport(EVENT, HOST, START, null, null, null, null, null, null, START, null);
    assertThatThrownBy(() -> recorder.migration().importEvent(migrator(), nowhere, event))
        .isInstanceOf(ActionNotFoundException.class);
  }

  @Test
  void aClosedRecorderIsUnavailable() {
    ActionRecorder closed = ActionRecorder.open(database.settings(), settings());
    closed.close();
    assertThatThrownBy(() -> closed.actions().start(user(), SERVER, ActionName.STOP))
        .isInstanceOf(StorageException.class);
    recorder.close();
    assertThat(start(user())).as("what was made elsewhere is not closed").isNotNull();
  }

  @Test
  void pausesGrowAndAreBounded() {
    faults.inject(
        (point, number, connection) -> {
          if (point == Point.EXECUTE) {
            throw new SQLException(SECRET, "40001");
          }
        });
    StorageConflictException thrown =
        catchThrowableOfType(
            StorageConflictException.class,
            () -> faulty.actions().start(user(), SERVER, ActionName.REBOOT));
    assertThat(thrown.operation()).isEqualTo("action.start");
    assertThat(faults.count(Point.CONNECT)).isEqualTo(5);
    assertThat(pauses).hasSize(4);
    for (int i = 0; i < pauses.size(); i++) {
      assertThat(pauses.get(i)).isBetween(Duration.ofMillis(10L << i), Duration.ofMillis(20L << i));
    }
  }

  @Test
  void aSerializationFailureAtTheCommitIsTriedAgain() {
    faults.inject(
        (point, number, connection) -> {
          if (point == Point.COMMIT && number == 1) {
            throw new SQLException(SECRET, "40001");
          }
        });
    faulty.actions().start(user(), SERVER, ActionName.REBOOT);
    assertThat(database.count("instance_actions")).isEqualTo(1);
  }

  @Test
  void nothingElseIsTriedAgain() {
    for (String state : new String[] {"23514", "08006", "57014", "42601", "XX000"}) {
      faults.inject(
          (point, number, connection) -> {
            if (point == Point.EXECUTE) {
              throw new SQLException(SECRET, state);
            }
          });
      assertThatThrownBy(() -> faulty.actions().start(user(), SERVER, ActionName.REBOOT))
          .isInstanceOf(StorageException.class);
      assertThat(faults.count(Point.CONNECT)).as(state).isEqualTo(1);
    }
    assertThat(pauses).isEmpty();
  }

  @Test
  void anInterruptEndsTheTriesAndIsKept() {
    RetryPolicy interrupted =
        new RetryPolicy(
            5,
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            pause -> {
              throw new InterruptedException();
            });
    ActionRecorder stopped = ActionRecorder.over(faults, settings().withRetry(interrupted));
    faults.inject(
        (point, number, connection) -> {
          if (point == Point.EXECUTE) {
            throw new SQLException(SECRET, "40001");
          }
        });
    assertThatThrownBy(() -> stopped.actions().start(user(), SERVER, ActionName.REBOOT))
        .isInstanceOf(StorageConflictException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(faults.count(Point.CONNECT)).isEqualTo(1);
  }

  @Test
  void aRealDeadlockIsBrokenAndTheVictimTriesAgain() throws Exception {
    register(OTHER_SERVER, PROJECT);
    CountDownLatch bothHold = new CountDownLatch(2);
    AtomicInteger runs = new AtomicInteger();
    AtomicReference<Throwable> problem = new AtomicReference<>();
    Runnable forward = () -> lockBoth(SERVER.value(), OTHER_SERVER.value(), bothHold, runs);
    Runnable backward = () -> lockBoth(OTHER_SERVER.value(), SERVER.value(), bothHold, runs);
    Thread first = new Thread(forward);
    Thread second = new Thread(backward);
    for (Thread thread : new Thread[] {first, second}) {
      thread.setUncaughtExceptionHandler((t, e) -> problem.set(e));
      thread.start();
    }
    first.join();
    second.join();
    assertThat(problem.get()).isNull();
    assertThat(runs.get()).as("one of the two ran again, or both").isGreaterThanOrEqualTo(3);
    assertThat(database.count("instance_actions")).isEqualTo(2);
  }

  /**
   * Starts an action whose change locks two servers, the second once both threads hold their first.
   */
  private void lockBoth(String one, String other, CountDownLatch bothHold, AtomicInteger runs) {
    ActionRecorder patient =
        ActionRecorder.over(database.dataSource(), settings().withRetry(RetryPolicy.DEFAULT));
    patient
        .actions()
        .start(
            user(),
            SERVER,
            ActionName.SWAP_VOLUME,
            (connection, server) -> {
              runs.incrementAndGet();
              update(connection, one);
              bothHold.countDown();
              await(bothHold);
              update(connection, other);
            });
  }

  private static void update(Connection connection, String server) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE instances SET vm_state = 'STOPPED' WHERE uuid = ?")) {
      statement.setString(1, server);
      statement.executeUpdate();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aConnectionKilledMidTransactionLeavesNothing() {
    RequestContext context = user();
    start(context);
    faults.inject(
        (point, number, connection) -> {
          if (point == Point.EXECUTE && number == 4) {
            kill(connection);
          }
        });
    StorageUnavailableException thrown =
        catchThrowableOfType(
            StorageUnavailableException.class,
            () -> faulty.events().start(context, SERVER, EVENT, HOST));
    assertThat(faults.count(Point.EXECUTE)).as("killed before the action is touched").isEqualTo(4);
    assertThat(thrown.outcomeUnknown()).isFalse();
    assertThat(database.count("instance_actions_events")).as("nothing half written").isZero();
    assertThat(stored(context).updatedAt()).isEqualTo(START);
    assertThat(recorder.events().start(context, SERVER, EVENT, HOST)).isNotNull();
  }

  /** Ends the session of a connection the hard way. */
  private void kill(Connection connection) throws SQLException {
    if (!database.isPostgresql()) {
      connection.unwrap(Connection.class).abort(Runnable::run);
      throw new SQLException("the connection is gone", "90067");
    }
    try (PreparedStatement pid = connection.prepareStatement("SELECT pg_backend_pid()");
        var row = pid.executeQuery()) {
      row.next();
      database.query("SELECT pg_terminate_backend(?)", row.getInt(1));
    }
  }

  @Test
  void aLostCommitIsToldAsUnknownAndTheRepeatedStartTellsWhatHappened() {
    RequestContext context = user();
    faults.inject(
        (point, number, connection) -> {
          if (point == Point.COMMIT) {
            connection.commit();
            throw new SQLException(SECRET, "08006");
          }
        });
    StorageUnavailableException thrown =
        catchThrowableOfType(
            StorageUnavailableException.class,
            () -> faulty.actions().start(context, SERVER, ActionName.REBOOT));
    assertThat(thrown.outcomeUnknown()).isTrue();
    assertThatThrownBy(() -> start(context)).isInstanceOf(AlreadyRecordedException.class);
  }

  @Test
  void anExhaustedPoolIsUnavailableNotAHang() throws SQLException {
    try (HikariDataSource tiny = new HikariDataSource()) {
      tiny.setJdbcUrl(database.settings().url());
      tiny.setUsername(database.settings().user());
      tiny.setPassword(database.settings().password());
      tiny.setMaximumPoolSize(1);
      tiny.setConnectionTimeout(250);
      ActionRecorder starved = ActionRecorder.over(tiny, settings());
      try (Connection held = tiny.getConnection()) {
        assertThat(held.isClosed()).isFalse();
        assertThatThrownBy(() -> starved.actions().start(user(), SERVER, ActionName.REBOOT))
            .isInstanceOf(StorageUnavailableException.class);
      }
      assertThat(starved.actions().start(user(), SERVER, ActionName.REBOOT)).isNotNull();
    }
  }

  @Test
  void aDatabaseThatIsDownWhenTheRecorderStartsIsToldAtOnce() {
    DatabaseSettings nowhere =
        database.isPostgresql()
            ? DatabaseSettings.of("jdbc:postgresql://localhost:1/none", "nobody", "secret-pw")
            : DatabaseSettings.of("jdbc:h2:tcp://localhost:1/none", "nobody", "secret-pw");
    DatabaseSettings impatient = nowhere.withPool(1, Duration.ofMillis(300));
    Throwable thrown = catchThrowable(() -> ActionRecorder.open(impatient, settings()).close());
    assertThat(thrown).isInstanceOf(StorageUnavailableException.class);
    assertHarmless(thrown, "secret-pw", "localhost", "jdbc");
  }

  @Test
  void aDatabaseThatGoesDownBeforeTheStartKeepsTheBlockFromRunning() {
    RequestContext context = user();
    start(context);
    down();
    boolean[] ran = {false};
    assertThatThrownBy(() -> faulty.reporter(context, EVENT, HOST, SERVER).run(() -> ran[0] = true))
        .isInstanceOf(StorageUnavailableException.class);
    assertThat(ran[0]).isFalse();
  }

  @Test
  void aDatabaseThatGoesDownBeforeTheFinishNeverReplacesTheBlocksException() {
    RequestContext context = user();
    start(context);
    IOException own = new IOException("the block's");
    try (CapturedLog log = new CapturedLog()) {
      Throwable thrown =
          catchThrowable(
              () ->
                  faulty
                      .reporter(context, EVENT, HOST, SERVER)
                      .run(
                          () -> {
                            down();
                            throw own;
                          }));
      assertThat(thrown).isSameAs(own);
      assertThat(thrown.getSuppressed())
          .hasExactlyElementsOfTypes(StorageUnavailableException.class);
      assertThat(log.text()).containsOnlyOnce("failed, and so did recording that");
    }
    assertThat(eventsOf(context).get(0).isOpen()).isTrue();
    assertThat(recorder.events().finishNewest(context, SERVER, EVENT, Outcome.success()))
        .as("what stayed open can be finished later")
        .matches(result -> result.finishedNow());
  }

  @Test
  void aDatabaseThatGoesDownBeforeTheFinishOfAGoodBlockIsTold() {
    RequestContext context = user();
    start(context);
    assertThatThrownBy(() -> faulty.reporter(context, EVENT, HOST, SERVER).run(this::down))
        .isInstanceOf(StorageUnavailableException.class);
  }

  private void down() {
    faults.inject(
        (point, number, connection) -> {
          if (point == Point.CONNECT) {
            throw new SQLException(SECRET, "08001");
          }
        });
  }

  @Test
  void anInterruptedBlockIsStillRecorded() {
    RequestContext context = user();
    start(context);
    assertThatThrownBy(
            () ->
                recorder
                    .reporter(context, EVENT, HOST, SERVER)
                    .run(
                        () -> {
                          Thread.currentThread().interrupt();
                          throw new InterruptedException();
                        }))
        .isInstanceOf(InterruptedException.class)
        .hasNoSuppressedExceptions();
    assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
    assertThat(eventsOf(context).get(0).details()).isEqualTo("InterruptedException");
  }

  @Test
  void aFailureInTheMiddleOfEachWriteLeavesNothingBehind() {
    RequestContext context = user();
    InstanceAction action = start(context);
    EventHandle handle = recorder.events().start(context, SERVER, EVENT, HOST);
    tick();
    for (int at = 1; at <= 6; at++) {
      int fatal = at;
      faults.inject(
          (point, number, connection) -> {
            if (point == Point.EXECUTE && number == fatal) {
              throw new SQLException(SECRET, "XX000");
            }
          });
      assertThatThrownBy(() -> faulty.events().finish(context, handle, Outcome.failure("x", null)))
          .isInstanceOf(StorageFaultException.class);
      assertThat(stored(context)).isEqualTo(action);
      assertThat(eventsOf(context).get(0).isOpen()).isTrue();
    }
  }

  @Test
  void aFailingServerChangeRecordsNothing() {
    IllegalStateException own = new IllegalStateException("the change's");
    assertThatThrownBy(
            () ->
                recorder
                    .actions()
                    .start(
                        user(),
                        SERVER,
                        ActionName.STOP,
                        (connection, server) -> {
                          update(connection, SERVER.value());
                          throw own;
                        }))
        .isSameAs(own);
    assertThat(database.count("instance_actions")).isZero();
    assertThat(database.query("SELECT vm_state FROM instances")).containsExactly("ACTIVE");
  }

  @Test
  void theRecorderRefusesToRunInsideItsOwnTransaction() {
    assertThatThrownBy(
            () ->
                recorder
                    .actions()
                    .start(user(), SERVER, ActionName.STOP, (connection, server) -> start(user())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inside its own transaction");
    assertThat(database.count("instance_actions")).isZero();
    assertThat(start(user())).as("and works again afterwards").isNotNull();
  }

  @Test
  void aStatementThatTakesTooLongIsCutOff() throws SQLException {
    DatabaseSettings impatient =
        database
            .settings()
            .withPool(2, Duration.ofSeconds(5))
            .withTimeouts(Duration.ofMillis(500), Duration.ofMillis(300));
    RequestContext context = user();
    start(context);
    try (ActionRecorder quick = ActionRecorder.open(impatient, settings());
        Connection rival = database.dataSource().getConnection()) {
      try (PreparedStatement lock =
          rival.prepareStatement("UPDATE instance_actions SET message = 'Error'")) {
        lock.executeUpdate();
      }
      assertThatThrownBy(() -> quick.actions().finishNewest(context, SERVER))
          .isInstanceOf(StorageTimeoutException.class);
      rival.rollback();
      assertThat(quick.actions().finishNewest(context, SERVER).finishedNow()).isTrue();
    }
  }

  @Test
  void aSlowStatementIsCutOff() {
    DatabaseSettings impatient =
        database.settings().withTimeouts(Duration.ofMillis(200), Duration.ofMillis(200));
    String slow =
        database.isPostgresql()
            ? "SELECT pg_sleep(30)"
            : "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 100000) a, SYSTEM_RANGE(1, 100000) b";
    try (ActionRecorder quick = ActionRecorder.open(impatient, settings())) {
      assertThatThrownBy(
              () ->
                  quick
                      .actions()
                      .start(
                          user(),
                          SERVER,
                          ActionName.STOP,
                          (connection, server) -> {
                            try (PreparedStatement statement = connection.prepareStatement(slow)) {
                              statement.execute();
                            }
                          }))
          .isInstanceOf(StorageTimeoutException.class);
    }
    assertThat(database.count("instance_actions")).isZero();
  }

  @Test
  void whatTheDatabaseSaysStaysInside() {
    for (String state : new String[] {"23514", "08006", "57014", "42601", "40001", "22001"}) {
      faults.inject(
          (point, number, connection) -> {
            if (point == Point.EXECUTE) {
              throw new SQLException(SECRET, state, 7, new SQLException(SECRET));
            }
          });
      try (CapturedLog log = new CapturedLog()) {
        Throwable thrown =
            catchThrowable(() -> faulty.actions().start(user(), SERVER, ActionName.REBOOT));
        assertHarmless(thrown, "super-secret", "values", SERVER.value());
        assertThat(log.text())
            .contains("action.start failed: SQL state " + state + ", vendor code 7")
            .contains(((StorageException) thrown).correlationId())
            .doesNotContain("super-secret");
      }
    }
  }

  @Test
  void aRefusedValueIsTypedAndSaysNothing() {
    faults.inject(
        (point, number, connection) -> {
          if (point == Point.EXECUTE) {
            throw new SQLException(SECRET, "23514");
          }
        });
    StorageIntegrityException thrown =
        catchThrowableOfType(
            StorageIntegrityException.class,
            () -> faulty.actions().start(user(), SERVER, ActionName.REBOOT));
    assertThat(thrown.violation()).isEqualTo(Violation.VALUE);
    assertThatThrownBy(
            () -> faulty.servers().register(service(), OTHER_SERVER, PROJECT, serverState()))
        .isInstanceOf(StorageIntegrityException.class);
    assertThatThrownBy(() -> faulty.events().start(user(), SERVER, EVENT, HOST))
        .isInstanceOf(StorageIntegrityException.class);
    assertThatThrownBy(() -> faulty.migration().importAll(migrator(), List.of(history())))
        .isInstanceOf(StorageIntegrityException.class);
  }

  @Test
  void aServerThatVanishesBeforeTheInsertIsNotFound() {
    faults.inject(
        (point, number, connection) -> {
          if (point == Point.EXECUTE && number == 2) {
            throw new SQLException(SECRET, "23503");
          }
        });
    assertThatThrownBy(() -> faulty.actions().start(user(), SERVER, ActionName.REBOOT))
        .isInstanceOf(ServerNotFoundException.class);
    RequestContext context = user();
    start(context);
    faults.inject(
        (point, number, connection) -> {
          if (point == Point.EXECUTE && number == 3) {
            throw new SQLException(SECRET, "23506");
          }
        });
    assertThatThrownBy(() -> faulty.events().start(context, SERVER, EVENT, HOST))
        .isInstanceOf(ActionNotFoundException.class);
  }

  @Test
  void answersToClientsSayNothingOfTheInside() {
    start(user());
    InstanceActionsApi api = new InstanceActionsApi(faulty.actions(), ViewSettings.DEFAULT);
    Map<String, Integer> statuses = Map.of("08006", 503, "57014", 503, "40001", 503, "42601", 500);
    statuses.forEach(
        (state, status) -> {
          faults.inject(
              (point, number, connection) -> {
                if (point == Point.EXECUTE) {
                  throw new SQLException(SECRET, state);
                }
              });
          ApiResponse response = api.list(user(), ApiVersion.V2_84, SERVER.value(), Map.of());
          assertThat(response.status()).isEqualTo(status);
          assertThat(response.body().toString())
              .contains("Correlation: ")
              .doesNotContain("super-secret", "SQL", "Exception", SERVER.value());
        });
    faults.inject(
        (point, number, connection) -> {
          throw new IllegalStateException("super-secret");
        });
    try (CapturedLog log = new CapturedLog()) {
      ApiResponse response = api.list(user(), ApiVersion.V2_84, SERVER.value(), Map.of());
      assertThat(response.status()).isEqualTo(500);
      assertThat(response.body().toString()).doesNotContain("super-secret", "IllegalState");
      assertThat(log.text()).contains("unexpected").doesNotContain("super-secret");
    }
  }

  @Test
  void aRollbackThatFailsDoesNotHideTheCause() {
    RuntimeException own = new IllegalStateException("the change's");
    faults.inject(
        (point, number, connection) -> {
          if (point == Point.ROLLBACK) {
            throw new SQLException(SECRET, "08006");
          }
        });
    assertThatThrownBy(
            () ->
                faulty
                    .actions()
                    .start(
                        user(),
                        SERVER,
                        ActionName.STOP,
                        (connection, server) -> {
                          throw own;
                        }))
        .isSameAs(own)
        .satisfies(
            thrown -> {
              assertThat(thrown.getSuppressed()).hasSize(1);
              assertHarmless(thrown.getSuppressed()[0], "super-secret");
            });
    assertThat(database.count("instance_actions")).isZero();
  }

  private static ServerState serverState() {
    return ServerState.ACTIVE;
  }

  private ActionHistory history() {
    return new ActionHistory(
        new ActionImport(
            SERVER, user().requestId(), "stop", null, null, START, null, false, START, START),
        List.of());
  }

  /** Neither the exception nor anything that hangs on it contains one of the texts. */
  private static void assertHarmless(Throwable thrown, String... texts) {
    StringWriter everything = new StringWriter();
    thrown.printStackTrace(new PrintWriter(everything));
    assertThat(everything.toString()).doesNotContain(texts);
  }
}
