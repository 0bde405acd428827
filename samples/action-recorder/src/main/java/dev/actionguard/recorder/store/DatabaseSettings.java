package dev.actionguard.recorder.store;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the database is, and how long to wait for it.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 * @param user the database user
 * @param password his password; never shown
 * @param poolSize the most connections
 * @param connectionTimeout how long to wait for a connection
 * @param statementTimeout how long a statement may take
 * @param lockTimeout how long a statement may wait for a lock
 */
public record DatabaseSettings(
    String url,
    String user,
    String password,
    int poolSize,
    Duration connectionTimeout,
    Duration statementTimeout,
    Duration lockTimeout) {

  private static final String H2 = "jdbc:h2:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /** Refuses other databases, an empty pool and times that are not positive. */
  public DatabaseSettings {
    if (!url.startsWith(H2) && !url.startsWith(POSTGRESQL)) {
      throw new IllegalArgumentException("only H2 and PostgreSQL are supported");
    }
    if (poolSize < 1) {
      throw new IllegalArgumentException("the pool needs at least one connection");
    }
    requirePositive(connectionTimeout);
    requirePositive(statementTimeout);
    requirePositive(lockTimeout);
  }

  /**
   * Returns the settings of an H2 database in memory, which lives as long as the process.
   *
   * @param name its name within the process
   */
  public static DatabaseSettings inMemory(String name) {
    return of(H2 + "mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
  }

  /**
   * Returns the settings of an H2 database in a file.
   *
   * @param file the file, without H2's extension
   */
  public static DatabaseSettings inFile(Path file) {
    return of(H2 + "file:" + file.toAbsolutePath(), "sa", "");
  }

  /**
   * Returns the settings of a database with the default pool of 10 connections and 30 s for
   * connections and statements, 10 s for locks.
   *
   * @param url a JDBC URL of H2 or PostgreSQL
   * @param user the database user
   * @param password his password
   */
  public static DatabaseSettings of(String url, String user, String password) {
    return new DatabaseSettings(
        url,
        user,
        password,
        10,
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10));
  }

  /**
   * Returns these settings with another pool.
   *
   * @param size the most connections
   * @param wait how long to wait for one
   */
  public DatabaseSettings withPool(int size, Duration wait) {
    return new DatabaseSettings(url, user, password, size, wait, statementTimeout, lockTimeout);
  }

  /**
   * Returns these settings with other limits.
   *
   * @param statement how long a statement may take
   * @param lock how long a statement may wait for a lock
   */
  public DatabaseSettings withTimeouts(Duration statement, Duration lock) {
    return new DatabaseSettings(url, user, password, poolSize, connectionTimeout, statement, lock);
  }

  boolean isPostgresql() {
    return url.startsWith(POSTGRESQL);
  }

  @Override
  public String toString() {
    return "DatabaseSettings[" + (isPostgresql() ? "PostgreSQL" : "H2") + "]";
  }

  private static void requirePositive(Duration wait) {
    if (wait.isNegative() || wait.isZero()) {
      throw new IllegalArgumentException("a timeout must be positive");
    }
  }
}
