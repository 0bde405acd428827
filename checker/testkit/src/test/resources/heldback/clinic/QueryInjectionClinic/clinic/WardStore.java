package clinic;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class WardStore {
  private static final Logger log = LoggerFactory.getLogger(WardStore.class);
  private static final List<String> ORDERS = List.of("ward", "number");
  private final JdbcTemplate jdbc;

  WardStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  boolean move(String patientId, String bed, Instant at) {
    try {
      // OK: annotation of the class in front, values bound
      int n = jdbc.update("update stay set bed = ?, at = ? where p = ?", bed, Date.from(at), patientId);
      // OK: a count
      log.info("{} rows", n);
      return n == 1;
      // OK: translated
    } catch (DataAccessException e) {
      throw new WardException("move", e);
    }
  }

  void round(String patientId) {
    try {
      // BUG: LocalClock
      jdbc.update("insert into round values (?, ?)", patientId, new Date());
      // BUG: SwallowedDatabaseException
    } catch (DataAccessException e) {
      // BUG: SensitiveIdInLog
      log.warn("round of {} is lost", patientId);
    }
    // BUG: QueryInjection
    jdbc.execute("update stay set rounds = rounds + 1 where p = '" + patientId + "'");
  }

  List<Map<String, Object>> beds(String order) {
    int at = ORDERS.indexOf(order);
    // OK: the element of a constant list
    jdbc.queryForList("select number from bed order by " + ORDERS.get(Math.max(at, 0)));
    // BUG: QueryInjection
    return jdbc.queryForList("select number from bed order by " + order);
  }
}

class WardException extends RuntimeException {
  WardException(String message, Throwable cause) {
    super(message, cause);
  }
}
