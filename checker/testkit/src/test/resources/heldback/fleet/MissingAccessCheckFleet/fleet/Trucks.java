package fleet;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

class Trucks {
  void park(long id) {
    try (Connection c = open();
        PreparedStatement p = c.prepareStatement("update truck set parked = 1 where id = ?")) {
      p.setLong(1, id);
      // BUG: MissingAccessCheck
      p.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void sell(long id) {
    try (Connection c = open();
        PreparedStatement p = c.prepareStatement("delete from truck where id = ?")) {
      p.setLong(1, id);
      // BUG: MissingAccessCheck
      p.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void wash(long id) {
    try (Connection c = open();
        PreparedStatement p = c.prepareStatement("update truck set clean = 1 where id = ?")) {
      p.setLong(1, id);
      // BUG: MissingAccessCheck
      p.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void dispatch(long id) {
    try (Connection c = open();
        PreparedStatement p = c.prepareStatement("update truck set away = 1 where id = ?")) {
      p.setLong(1, id);
      // OK: the role was asked for by the caller
      p.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void repair(long id) {
    try (Connection c = open();
        PreparedStatement p = c.prepareStatement("update truck set whole = 1 where id = ?")) {
      p.setLong(1, id);
      // OK: the gate throws
      p.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void refuel(long id) {
    try (Connection c = open();
        PreparedStatement p = c.prepareStatement("update truck set fuel = 100 where id = ?")) {
      p.setLong(1, id);
      // OK: still after the gate
      p.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void scrap(long id) {
    try (Connection c = open();
        PreparedStatement p = c.prepareStatement("delete from truck where id = ?")) {
      p.setLong(1, id);
      // OK: the caller left with 403
      p.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void repaint(long id) {
    try (Connection c = open();
        PreparedStatement p = c.prepareStatement("update truck set colour = 1 where id = ?")) {
      p.setLong(1, id);
      // BUG: MissingAccessCheck
      p.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void forget() {
    try (Connection c = open();
        PreparedStatement p = c.prepareStatement("delete from trip where old = 1")) {
      // OK: a scheduled action of the system
      p.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:fleet");
  }
}
