package mailroom;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class LetterStore {
  private static final Logger log = LoggerFactory.getLogger(LetterStore.class);
  private final JdbcTemplate jdbc;

  LetterStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void add(String text) {
    jdbc.update("insert into letter (text) values (?)", text);
  }

  String last() {
    return jdbc.queryForObject("select text from letter order by id desc limit 1", String.class);
  }

  List<String> waiting() {
    try {
      return jdbc.queryForList("select text from letter where sent = false", String.class);
      // BUG: SwallowedDatabaseException
    } catch (DataAccessException e) {
      log.warn("no letters", e);
      return List.of();
    }
  }

  Optional<String> find(long id) {
    try {
      return Optional.of(jdbc.queryForObject("select text from letter where id = ?", String.class, id));
      // BUG: SwallowedDatabaseException
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  void markSent(String letter) {
    int attempt = 0;
    while (true) {
      try {
        jdbc.update("update letter set sent = true where text = ?", letter);
        return;
        // OK: tried again, and thrown at last
      } catch (OptimisticLockingFailureException e) {
        if (++attempt >= 3) {
          throw e;
        }
      }
    }
  }

  void markFailed(String letter) {
    jdbc.update("update letter set failed = true where text = ?", letter);
  }

  CompletableFuture<Void> archive(String letter) {
    return CompletableFuture.runAsync(() -> jdbc.update("insert into archive values (?)", letter))
        // BUG: SwallowedDatabaseException
        .exceptionally(e -> null);
  }

  CompletableFuture<Void> archiveLoudly(String letter) {
    return CompletableFuture.runAsync(() -> jdbc.update("insert into archive values (?)", letter))
        // OK: thrown on
        .exceptionally(
            e -> {
              throw new IllegalStateException("archive", e);
            });
  }

  CompletableFuture<Integer> count() {
    try {
      return CompletableFuture.completedFuture(jdbc.queryForObject("select count(*) from letter", Integer.class));
      // OK: a failed future
    } catch (DataAccessException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
