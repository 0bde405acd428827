package reports;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReportStore {
  private final JdbcTemplate jdbc;
  private final JdbcClient client;

  ReportStore(JdbcTemplate jdbc, JdbcClient client) {
    this.jdbc = jdbc;
    this.client = client;
  }

  List<Map<String, Object>> bound(String where, Object[] values) {
    // OK: only fixed pieces of text, the values are bound
    return jdbc.queryForList("select * from sale where " + where, values);
  }

  List<Map<String, Object>> inline(Renderer renderer, Criterion criterion) {
    // BUG: QueryInjection
    return jdbc.queryForList("select * from sale where " + renderer.render(criterion));
  }

  List<Map<String, Object>> grouped(List<String> groups) {
    StringBuilder sql = new StringBuilder("select * from sale group by id");
    groups.forEach(g -> sql.append(", ").append(g));
    // BUG: QueryInjection
    return client.sql(sql.toString()).query().listOfRows();
  }

  List<Map<String, Object>> nested(String title) {
    // BUG: QueryInjection
    return client.sql("select * from sale where title = " + title).query().listOfRows();
  }

  List<Map<String, Object>> levels(String text) {
    // OK: recursion over constants
    return client.sql("select * from sale where level = " + text).query().listOfRows();
  }

  List<Map<String, Object>> byIdList(String ids) {
    // OK: joined numbers
    return client.sql("select * from sale where id in (" + ids + ")").query().listOfRows();
  }

  List<Map<String, Object>> byNameList(List<String> names) {
    // BUG: QueryInjection
    return client.sql("select * from sale where n in (" + String.join(",", names) + ")").query().listOfRows();
  }

  long countTable(String table) {
    // OK: an allow-list in the caller
    Long n = jdbc.queryForObject("select count(*) from " + table, Long.class);
    return n == null ? 0 : n;
  }

  long countKind(String condition) {
    // BUG: QueryInjection
    Long n = jdbc.queryForObject("select count(*) from sale where " + condition, Long.class);
    return n == null ? 0 : n;
  }

  long countPlain(String kind) {
    // OK: a key of a constant map, or a constant
    return client.sql("select count(*) from sale_" + kind).query(Long.class).single();
  }
}
