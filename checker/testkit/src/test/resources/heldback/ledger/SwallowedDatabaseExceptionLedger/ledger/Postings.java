package ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

class Postings {
  private static final Logger LOG = Logger.getLogger("ledger");

  void book(String text) throws SQLException {
    try (Connection c = open();
        PreparedStatement p = c.prepareStatement("insert into posting (text) values (?)")) {
      p.setString(1, text);
      p.executeUpdate();
    }
  }

  void tryBook(String text) {
    try {
      book(text);
      // BUG: SwallowedDatabaseException
    } catch (Exception e) {
      LOG.log(Level.WARNING, "not booked", e);
    }
    try {
      book(text);
      // OK: translated with its cause
    } catch (SQLException e) {
      throw new IllegalStateException("not booked", e);
    }
  }

  boolean attempt(String text) {
    try {
      book(text);
      return true;
      // OK: a failure value that the caller looks at
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "not booked", e);
      return false;
    }
  }

  List<String> bookAll(List<String> texts) {
    List<String> failed = new ArrayList<>();
    for (String text : texts) {
      try {
        book(text);
        // OK: the failed ones are returned
      } catch (SQLException e) {
        failed.add(text);
      }
    }
    return failed;
  }

  void bookSome(List<String> texts) {
    for (String text : texts) {
      try {
        book(text);
        // BUG: SwallowedDatabaseException
      } catch (SQLException e) {
        continue;
      }
      LOG.info("booked one");
    }
    try {
      book(texts.get(0));
      // OK: an expected duplicate has its own exception
    } catch (SQLIntegrityConstraintViolationException e) {
      throw new IllegalArgumentException("already there", e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    SQLException first = null;
    for (String text : texts) {
      try {
        book(text);
        // OK: kept, and thrown after the loop
      } catch (SQLException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw new IllegalStateException(first);
    }
  }

  static Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:ledger");
  }
}
