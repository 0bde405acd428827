package ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class Balances {
  void refresh() {
    Connection c = null;
    try {
      c = Postings.open();
      c.setAutoCommit(false);
      try (Statement s = c.createStatement()) {
        s.executeUpdate("delete from balance");
        s.executeUpdate("insert into balance select account, sum(amount) from posting");
      }
      c.commit();
      // OK: rolled back and thrown on
    } catch (SQLException e) {
      rollback(c, e);
      throw new LedgerException("refresh", e);
    } finally {
      close(c);
    }
    try {
      vacuum();
      // BUG: SwallowedDatabaseException
    } catch (LedgerException e) {
      // may be done next time
    }
  }

  private void vacuum() {
    try (Connection c = Postings.open();
        Statement s = c.createStatement()) {
      s.executeUpdate("delete from balance where amount = 0");
      // OK: translated
    } catch (SQLException e) {
      throw new LedgerException("vacuum", e);
    }
  }

  List<String> all() {
    List<String> result = new ArrayList<>();
    try (Connection c = Postings.open();
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("select account from balance")) {
      while (rows.next()) {
        result.add(rows.getString(1));
      }
      // BUG: SwallowedDatabaseException
    } catch (SQLException e) {
      return Collections.emptyList();
    }
    return result;
  }

  String newest() {
    try (Connection c = Postings.open();
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("select max(account) from balance")) {
      return rows.next() ? rows.getString(1) : "";
      // BUG: SwallowedDatabaseException
    } catch (SQLException e) {
      e.printStackTrace();
      return null;
    }
  }

  private void rollback(Connection c, SQLException cause) {
    if (c != null) {
      try {
        c.rollback();
        // OK: added to the failure that is thrown
      } catch (SQLException e) {
        cause.addSuppressed(e);
      }
    }
  }

  private void close(Connection c) {
    if (c != null) {
      try {
        c.close();
        // OK: closing only
      } catch (SQLException ignored) {
        // nothing is lost
      }
    }
  }
}

class LedgerException extends RuntimeException {
  LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
