package dev.actionguard.recorder.support;

import dev.actionguard.recorder.store.Database;
import dev.actionguard.recorder.store.DatabaseSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A database that all test classes of one process share, one class after the other. Each test
 * begins by {@link #clear}ing it. The property {@code actionguard.test.databases} narrows the
 * kinds.
 */
public final class TestDatabase {

  private static final TestDatabase H2 = new TestDatabase("H2", TestDatabase::createH2);
  private static final TestDatabase POSTGRESQL =
      new TestDatabase("POSTGRESQL", TestDatabase::createPostgresql);

  private static final List<String> TABLES =
      List.of(
          "instance_actions_events",
          "instance_actions",
          "instances",
          "shadow_instance_actions_events",
          "shadow_instance_actions",
          "shadow_instances");

  private final String name;
  private final Supplier<DatabaseSettings> creator;
  private DatabaseSettings settings;
  private Database database;
  private TestDatabase otherCell;

  private TestDatabase(String name, Supplier<DatabaseSettings> creator) {
    this.name = name;
    this.creator = creator;
  }

  /** The kinds to test on. */
  public static Stream<TestDatabase> all() {
    String wanted = System.getProperty("actionguard.test.databases", "H2,POSTGRESQL");
    return Stream.of(H2, POSTGRESQL).filter(kind -> wanted.contains(kind.name));
  }

  /** Returns settings that reach the shared database. */
  public synchronized DatabaseSettings settings() {
    if (settings == null) {
      settings =
          creator
              .get()
              .withPool(16, Duration.ofSeconds(20))
              .withTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(10));
    }
    return settings;
  }

  /** Returns another database of the same kind, as another cell of an installation has it. */
  public synchronized TestDatabase otherCell() {
    if (otherCell == null) {
      otherCell = new TestDatabase(name + "-2", creator);
    }
    otherCell.clear();
    return otherCell;
  }

  /** Returns settings of a new, empty database. */
  public DatabaseSettings newDatabase() {
    return creator.get();
  }

  /** Returns the pool of the shared database. */
  public synchronized DataSource dataSource() {
    if (database == null) {
      database = Database.open(settings());
    }
    return database.dataSource();
  }

  /** Removes all rows. */
  public void clear() {
    for (String table : TABLES) {
      update("DELETE FROM " + table);
    }
  }

  /** Sends a statement, past the recorder. */
  public int update(String sql, Object... values) {
    try (Connection connection = dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      int rows = statement.executeUpdate();
      connection.commit();
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a query, past the recorder, and returns the first column of all rows. */
  public List<Object> query(String sql, Object... values) {
    try (Connection connection = dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<Object> column = new ArrayList<>();
        while (rows.next()) {
          column.add(rows.getObject(1));
        }
        return column;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns how many rows a table has. */
  public long count(String table) {
    return ((Number) query("SELECT COUNT(*) FROM " + table).get(0)).longValue();
  }

  /** Returns whether this is PostgreSQL. */
  public boolean isPostgresql() {
    return name.startsWith(POSTGRESQL.name);
  }

  @Override
  public String toString() {
    return name;
  }

  private static DatabaseSettings createH2() {
    return DatabaseSettings.inMemory("test-" + UUID.randomUUID());
  }

  private static DatabaseSettings createPostgresql() {
    PostgresServer server = PostgresServer.instance();
    try {
      return DatabaseSettings.of(server.createDatabase(), server.user(), server.password());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
