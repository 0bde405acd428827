package depot;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;

class PalletStore {
  private static final String BASE = "select code from pallet";

  List<String> inZone(String zone) throws SQLException {
    try (Connection c = open();
        Statement s = c.createStatement()) {
      // BUG: QueryInjection
      return codes(s.executeQuery(BASE + " where zone = '" + zone.trim().toUpperCase() + "'"));
    }
  }

  List<String> withCode(String code) throws SQLException {
    if (!Codes.isCode(code)) {
      return List.of();
    }
    try (Connection c = open();
        Statement s = c.createStatement()) {
      // OK: isCode matches letters and digits only and the other outcome leaves
      return codes(s.executeQuery(BASE + " where code = '" + code + "'"));
    }
  }

  List<String> search(Map<String, String> filters, String dir) throws SQLException {
    StringJoiner where = new StringJoiner(" and ", " where ", "");
    StringJoiner raw = new StringJoiner(" and ");
    for (Map.Entry<String, String> f : filters.entrySet()) {
      where.add(f.getKey() + " = ?");
      raw.add(f.getKey() + " = '" + f.getValue() + "'");
    }
    String order = "desc".equals(dir) ? " order by code desc" : " order by code asc";
    try (Connection c = open();
        // OK: keys are constants, values are bound
        PreparedStatement p = c.prepareStatement(BASE + where + order)) {
      int i = 1;
      for (String value : filters.values()) {
        p.setString(i++, value);
      }
      codes(p.executeQuery());
    }
    try (Connection c = open();
        // BUG: QueryInjection
        PreparedStatement p = c.prepareStatement(BASE + " where " + raw)) {
      return codes(p.executeQuery());
    }
  }

  List<String> tagged(List<String> tags) throws SQLException {
    String marks = String.join(",", Collections.nCopies(tags.size(), "?"));
    try (Connection c = open();
        // OK: only as many question marks as there are tags
        PreparedStatement p = c.prepareStatement(BASE + " where tag in (" + marks + ")")) {
      for (int i = 0; i < tags.size(); i++) {
        p.setString(i + 1, tags.get(i));
      }
      codes(p.executeQuery());
    }
    String[] quoted = new String[tags.size()];
    for (int i = 0; i < quoted.length; i++) {
      quoted[i] = "'" + tags.get(i) + "'";
    }
    try (Connection c = open();
        Statement s = c.createStatement()) {
      // BUG: QueryInjection
      return codes(s.executeQuery(BASE + " where tag in (" + String.join(",", quoted) + ")"));
    }
  }

  List<String> page(int n) throws SQLException {
    try (Connection c = open();
        Statement s = c.createStatement()) {
      // OK: a number
      return codes(s.executeQuery(BASE + " limit 20 offset " + 20 * n));
    }
  }

  List<String> one(UUID id) throws SQLException {
    try (Connection c = open();
        Statement s = c.createStatement()) {
      // OK: a UUID
      return codes(s.executeQuery(BASE + " where id = '" + id + "'"));
    }
  }

  List<String> legacy(String query, String dock) throws SQLException {
    try (Connection c = open();
        Statement s = c.createStatement()) {
      String clause = query == null ? "1 = 1" : query.replace('&', ' ');
      // BUG: QueryInjection
      s.execute(BASE + " where " + clause);
      // OK: the length is a number
      s.execute(BASE + " where width > " + (query == null ? 0 : query.length()));
      String escaped = dock.replace("'", "''");
      // BUG: QueryInjection
      s.addBatch("update pallet set seen = 1 where dock = '" + escaped + "'");
      // OK: quoted by the driver
      s.addBatch("update pallet set seen = 1 where dock = " + s.enquoteLiteral(dock));
      Dock known = Dock.find(dock);
      // OK: an enum constant
      s.addBatch("update pallet set seen = 1 where dock = '" + known + "'");
      // OK: an enum's own text
      s.addBatch("update pallet set seen = 1 where dock = '" + known.label() + "'");
      // OK: Dock.find threw unless it is one of the labels
      s.addBatch("update pallet set seen = 1 where dock = '" + Codes.checkedLater(dock) + "'");
      s.executeBatch();
    }
    return List.of();
  }

  private List<String> codes(ResultSet rows) throws SQLException {
    List<String> result = new ArrayList<>();
    while (rows.next()) {
      result.add(rows.getString(1));
    }
    return result;
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:depot");
  }
}
