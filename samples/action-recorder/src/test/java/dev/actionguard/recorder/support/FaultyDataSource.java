package dev.actionguard.recorder.support;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Hands out real connections that fail where a test wants them to. */
public final class FaultyDataSource implements DataSource {

  /** Where a fault can strike. */
  public enum Point {
    CONNECT,
    EXECUTE,
    COMMIT,
    ROLLBACK
  }

  /** Throws, or lets the call through. */
  @FunctionalInterface
  public interface Fault {
    void strike(Point point, int number, Connection connection) throws SQLException;
  }

  private final DataSource real;
  private volatile Fault fault = (point, number, connection) -> {};
  private final Map<Point, Integer> counts = new EnumMap<>(Point.class);

  public FaultyDataSource(DataSource real) {
    this.real = real;
  }

  /** Sets the fault and begins to count anew. */
  public synchronized void inject(Fault newFault) {
    fault = newFault;
    counts.clear();
  }

  /** Returns how often a point was passed since the last fault was set. */
  public synchronized int count(Point point) {
    return counts.getOrDefault(point, 0);
  }

  @Override
  public Connection getConnection() throws SQLException {
    pass(Point.CONNECT, null);
    Connection connection = real.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commit")) {
                pass(Point.COMMIT, connection);
              } else if (method.getName().equals("rollback")) {
                pass(Point.ROLLBACK, connection);
              }
              Object result = call(() -> method.invoke(connection, arguments));
              return result instanceof PreparedStatement statement
                  ? watched(statement, connection)
                  : result;
            });
  }

  private PreparedStatement watched(PreparedStatement statement, Connection connection) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("execute")) {
                pass(Point.EXECUTE, connection);
              }
              return call(() -> method.invoke(statement, arguments));
            });
  }

  private void pass(Point point, Connection connection) throws SQLException {
    int number;
    synchronized (this) {
      number = counts.merge(point, 1, Integer::sum);
    }
    fault.strike(point, number, connection);
  }

  private interface Call {
    Object run() throws ReflectiveOperationException;
  }

  private static Object call(Call call) throws Throwable {
    try {
      return call.run();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return real.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    real.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    real.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return real.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return real.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return real.isWrapperFor(type);
  }
}
