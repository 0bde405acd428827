// ONLY: LocalClock
// ONLY: MissingAccessCheck
// ONLY: QueryInjection
// ONLY: SensitiveIdInLog
// ONLY: SwallowedDatabaseException
package tickets;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

interface Store {
  void sell(Sale sale) throws SQLException;

  void cancel(String seat) throws SQLException;
}

class CachingStore implements Store {
  private final Store inner;
  private final Map<String, Sale> sold = new HashMap<>();

  CachingStore(Store inner) {
    this.inner = inner;
  }

  @Override
  public void sell(Sale sale) throws SQLException {
    inner.sell(sale);
    sold.put(sale.seat(), sale);
  }

  @Override
  public void cancel(String seat) throws SQLException {
    sold.remove(seat);
    inner.cancel(seat);
  }
}

class SqlStore implements Store {
  @Override
  public void sell(Sale sale) throws SQLException {
    try (Connection c = open();
        // OK: bound
        PreparedStatement p = c.prepareStatement("insert into sale values (?, ?, ?)")) {
      p.setString(1, sale.seat());
      p.setString(2, sale.email());
      p.setLong(3, sale.at());
      // OK: the seller's role
      p.executeUpdate();
    }
    try (Connection c = open();
        Statement s = c.createStatement()) {
      // BUG: QueryInjection
      s.executeUpdate("update seat set free = 0 where name = '" + sale.seat() + "'");
      // OK: a number
      s.executeUpdate("update seat set at = " + sale.at());
    }
  }

  @Override
  public void cancel(String seat) throws SQLException {
    try (Connection c = open();
        PreparedStatement p = c.prepareStatement("delete from sale where seat = ?")) {
      p.setString(1, seat);
      // BUG: MissingAccessCheck
      p.executeUpdate();
    }
  }

  private static Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:tickets");
  }
}
