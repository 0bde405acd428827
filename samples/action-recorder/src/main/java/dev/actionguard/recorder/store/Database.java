package dev.actionguard.recorder.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.actionguard.recorder.error.StorageException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** A pool of connections to a database whose schema is up to date. */
public final class Database implements AutoCloseable {

  private static final String OPEN = "database.open";
  private static final String HISTORY_TABLE = "action_recorder_schema_history";
  private static final String MIGRATIONS = "classpath:dev/actionguard/recorder/migration";

  private final HikariDataSource pool;

  private Database(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * Connects and brings the schema up to date.
   *
   * @param settings where the database is
   * @throws StorageException if it cannot be reached or the schema cannot be brought up to date
   */
  public static Database open(DatabaseSettings settings) {
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(configuration(settings));
    } catch (PoolInitializationException e) {
      throw Faults.unavailable(OPEN, e);
    }
    try {
      migrate(pool);
      return new Database(pool);
    } catch (RuntimeException | Error e) {
      pool.close();
      throw e;
    }
  }

  /**
   * Brings the schema of a database up to date. Use it when the pool is made elsewhere.
   *
   * @param dataSource the pool
   * @throws StorageException if it cannot be done
   */
  public static void migrate(DataSource dataSource) {
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(dataSource)
          .table(HISTORY_TABLE)
          .locations(MIGRATIONS)
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw Faults.fault("database.migrate", e);
    }
  }

  /** Returns the pool. */
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }

  private static HikariConfig configuration(DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("action-recorder");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.poolSize());
    config.setConnectionTimeout(Math.max(250, settings.connectionTimeout().toMillis()));
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    long statement = settings.statementTimeout().toMillis();
    long lock = settings.lockTimeout().toMillis();
    if (settings.isPostgresql()) {
      config.addDataSourceProperty(
          "options", "-c statement_timeout=" + statement + " -c lock_timeout=" + lock);
      // The server's texts quote values; they are not even taken in.
      config.addDataSourceProperty("logServerErrorDetail", "false");
      config.addDataSourceProperty("tcpKeepAlive", "true");
      config.addDataSourceProperty("socketTimeout", Long.toString(5 + statement / 1_000));
    } else {
      config.addDataSourceProperty("QUERY_TIMEOUT", Long.toString(statement));
      config.addDataSourceProperty("LOCK_TIMEOUT", Long.toString(lock));
    }
    return config;
  }
}
