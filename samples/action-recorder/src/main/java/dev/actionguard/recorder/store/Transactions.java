package dev.actionguard.recorder.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each operation in exactly one transaction: all of it is committed, or nothing. A deadlock or
 * a serialization failure has it run again from the start in a fresh transaction; every other
 * failure is final. Transactions do not nest: the inner one would be committed although the outer
 * one may fail.
 */
final class Transactions {

  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

  private final DataSource dataSource;
  private final RetryPolicy retry;
  private final ThreadLocal<Boolean> running = ThreadLocal.withInitial(() -> false);

  Transactions(DataSource dataSource, RetryPolicy retry) {
    this.dataSource = dataSource;
    this.retry = retry;
  }

  /** The statements of one operation. */
  @FunctionalInterface
  interface Work<T> {
    T run(Tx tx) throws SQLException;
  }

  /**
   * Runs an operation.
   *
   * @param operation its name in logs and exceptions; a constant
   * @param work its statements; may run several times, so it must have no other effects
   */
  <T> T run(String operation, Work<T> work) {
    if (running.get()) {
      throw new IllegalStateException("the recorder was called from inside its own transaction");
    }
    running.set(true);
    try {
      return withRetry(operation, work);
    } finally {
      running.remove();
    }
  }

  private <T> T withRetry(String operation, Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException e) {
        if (SqlFault.of(e) != SqlFault.CONFLICT || attempt >= retry.tries() || !paused(attempt)) {
          throw Faults.translate(operation, e);
        }
        LOG.info("{}: try {} met a conflict, SQL state {}", operation, attempt, e.getSQLState());
      }
    }
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      T result;
      try {
        result = work.run(new Tx(connection));
      } catch (SQLException | RuntimeException | Error e) {
        rollback(connection, e);
        throw e;
      }
      commit(connection);
      return result;
    }
  }

  private static void commit(Connection connection) throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      rollback(connection, e);
      throw new CommitFailedException(e);
    }
  }

  private static void rollback(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(Faults.withoutText(e));
    }
  }

  /** Waits for the next try; returns false if the thread was asked to stop instead. */
  private boolean paused(int attempt) {
    try {
      retry.pauseAfter(attempt);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
