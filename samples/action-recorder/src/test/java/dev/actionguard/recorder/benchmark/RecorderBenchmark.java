package dev.actionguard.recorder.benchmark;

import dev.actionguard.recorder.ActionRecorder;
import dev.actionguard.recorder.model.ActionName;
import dev.actionguard.recorder.model.InstanceAction;
import dev.actionguard.recorder.model.ProjectId;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.RequestId;
import dev.actionguard.recorder.model.Role;
import dev.actionguard.recorder.model.ServerId;
import dev.actionguard.recorder.model.ServerState;
import dev.actionguard.recorder.model.UserId;
import dev.actionguard.recorder.store.RecorderSettings;
import dev.actionguard.recorder.support.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/**
 * One action started and finished: by the recorder, and by the same statements sent by hand over
 * the same pool. Both run in one program, so the ratio means something even on a busy machine.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class RecorderBenchmark {

  private static final String SERVER_OF_CALLER =
      "SELECT o.project_id FROM instances o WHERE o.uuid = ? AND (? OR o.project_id = ?)"
          + " AND (? OR o.deleted_at IS NULL)";
  private static final String INSERT =
      "INSERT INTO instance_actions (instance_uuid, request_id, action, user_id, project_id,"
          + " start_time, finish_time, message, created_at, updated_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String LOCK =
      "SELECT a.id, a.instance_uuid, a.request_id, a.action, a.user_id, a.project_id,"
          + " a.start_time, a.finish_time, a.message, a.created_at, a.updated_at"
          + " FROM instance_actions a WHERE a.instance_uuid = ? AND EXISTS (SELECT 1 FROM"
          + " instances o WHERE o.uuid = a.instance_uuid AND (? OR o.project_id = ?))"
          + " AND a.id = ? AND a.request_id = ? FOR UPDATE";
  private static final String FINISH =
      "UPDATE instance_actions a SET finish_time = ?, updated_at = GREATEST(a.updated_at, ?)"
          + " WHERE a.instance_uuid = ? AND EXISTS (SELECT 1 FROM instances o WHERE o.uuid ="
          + " a.instance_uuid AND (? OR o.project_id = ?)) AND a.id = ? AND a.finish_time IS NULL";

  private static final ServerId SERVER = new ServerId("1d5b1c1e-6c5b-4a4e-9a54-7f5a6f0c8a01");
  private static final ProjectId PROJECT = new ProjectId("9ccc9bd7-8b23-4d57-8421-291fe888bdc6");
  private static final UserId USER = new UserId("user-5511b0c2");

  /** The kind of database. */
  @Param({"H2", "POSTGRESQL"})
  public String kind;

  private final Clock clock = Clock.systemUTC();
  private DataSource pool;
  private ActionRecorder recorder;

  /** Empties the database, so that every iteration begins alike. */
  @Setup(Level.Iteration)
  public void emptyDatabase() {
    TestDatabase database =
        TestDatabase.all().filter(found -> found.toString().equals(kind)).findFirst().orElseThrow();
    pool = database.dataSource();
    recorder = ActionRecorder.over(pool, RecorderSettings.of(clock));
    database.clear();
    recorder
        .servers()
        .register(
            RequestContext.ofService(RequestId.generate(), clock.instant()),
            SERVER,
            PROJECT,
            ServerState.ACTIVE);
  }

  /** The recorder's way. */
  @Benchmark
  public InstanceAction recorder() {
    RequestContext context =
        RequestContext.ofUser(
            RequestId.generate(), USER, PROJECT, Set.of(Role.MEMBER), clock.instant());
    InstanceAction action = recorder.actions().start(context, SERVER, ActionName.REBOOT);
    return recorder.actions().finish(context, action.ref()).row();
  }

  /** The same statements without a recorder. */
  @Benchmark
  public long byHand() throws SQLException {
    String request = RequestId.generate().value();
    long id;
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      requireServer(connection);
      id = insert(connection, request);
      connection.commit();
    }
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      requireServer(connection);
      OffsetDateTime start = lock(connection, request, id);
      finish(connection, id, start);
      connection.commit();
    }
    return id;
  }

  private static void requireServer(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SERVER_OF_CALLER)) {
      statement.setString(1, SERVER.value());
      statement.setBoolean(2, false);
      statement.setString(3, PROJECT.value());
      statement.setBoolean(4, true);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next() || !row.getString(1).equals(PROJECT.value())) {
          throw new IllegalStateException("no server");
        }
      }
    }
  }

  private long insert(Connection connection, String request) throws SQLException {
    OffsetDateTime now = now();
    try (PreparedStatement statement = connection.prepareStatement(INSERT, new String[] {"id"})) {
      statement.setString(1, SERVER.value());
      statement.setString(2, request);
      statement.setString(3, "reboot");
      statement.setString(4, USER.value());
      statement.setString(5, PROJECT.value());
      statement.setObject(6, now);
      statement.setNull(7, Types.NULL);
      statement.setNull(8, Types.NULL);
      statement.setObject(9, now);
      statement.setObject(10, now);
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  private static OffsetDateTime lock(Connection connection, String request, long id)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setString(1, SERVER.value());
      statement.setBoolean(2, false);
      statement.setString(3, PROJECT.value());
      statement.setLong(4, id);
      statement.setString(5, request);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next() || row.getObject("finish_time", OffsetDateTime.class) != null) {
          throw new IllegalStateException("no open action");
        }
        return row.getObject("start_time", OffsetDateTime.class);
      }
    }
  }

  private void finish(Connection connection, long id, OffsetDateTime start) throws SQLException {
    OffsetDateTime now = now();
    OffsetDateTime finish = now.isBefore(start) ? start : now;
    try (PreparedStatement statement = connection.prepareStatement(FINISH)) {
      statement.setObject(1, finish);
      statement.setObject(2, finish);
      statement.setString(3, SERVER.value());
      statement.setBoolean(4, false);
      statement.setString(5, PROJECT.value());
      statement.setLong(6, id);
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException("not finished");
      }
    }
  }

  private OffsetDateTime now() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return now.atOffset(ZoneOffset.UTC);
  }

  /**
   * Runs the benchmark and prints one line per database.
   *
   * @param arguments JMH's own
   */
  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .parent(new CommandLineOptions(arguments))
                    .include(RecorderBenchmark.class.getSimpleName())
                    .build())
            .run();
    for (String kind : new String[] {"H2", "POSTGRESQL"}) {
      Statistics byHand = statistics(results, kind, "byHand");
      Statistics recorder = statistics(results, kind, "recorder");
      if (byHand == null || recorder == null) {
        continue;
      }
      System.out.printf(
          Locale.ROOT,
          "%s: recorder %.0f/s, by hand %.0f/s, ratio %.2f; p50 %.0f us and %.0f us, ratio %.2f;"
              + " p99 %.0f us and %.0f us, ratio %.2f%n",
          kind,
          1e6 / recorder.getMean(),
          1e6 / byHand.getMean(),
          recorder.getMean() / byHand.getMean(),
          recorder.getPercentile(50),
          byHand.getPercentile(50),
          recorder.getPercentile(50) / byHand.getPercentile(50),
          recorder.getPercentile(99),
          byHand.getPercentile(99),
          recorder.getPercentile(99) / byHand.getPercentile(99));
    }
  }

  private static Statistics statistics(Collection<RunResult> results, String kind, String method) {
    for (RunResult result : results) {
      if (kind.equals(result.getParams().getParam("kind"))
          && result.getParams().getBenchmark().endsWith("." + method)) {
        return result.getPrimaryResult().getStatistics();
      }
    }
    return null;
  }
}
