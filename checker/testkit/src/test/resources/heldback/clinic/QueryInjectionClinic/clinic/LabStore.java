package clinic;

import java.time.Instant;
import java.util.Date;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class LabStore {
  private static final Logger log = LoggerFactory.getLogger(LabStore.class);
  private final JdbcTemplate jdbc;

  LabStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void insert(LabResult result) {
    try {
      // BUG: MissingAccessCheck
      jdbc.update("insert into lab values (?, ?)", result.sample(), result.value());
      // BUG: SwallowedDatabaseException
    } catch (DataAccessException e) {
      log.error("no insert", e);
    }
  }

  void replace(LabResult result) {
    // BUG: LocalClock
    Date at = Date.from(Instant.now());
    // BUG: MissingAccessCheck
    // BUG: QueryInjection
    jdbc.update("update lab set v = ? where sample = '" + result.sample() + "'", result.value());
    // BUG: MissingAccessCheck
    jdbc.update("update lab set at = ? where sample = ?", at, result.sample());
  }
}
