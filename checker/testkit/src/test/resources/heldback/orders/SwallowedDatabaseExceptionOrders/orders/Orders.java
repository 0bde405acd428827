package orders;

import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;

class Orders {
  enum State {
    SHIPPED,
    FAILED
  }

  private final JdbcClient client;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate tx;

  Orders(JdbcClient client, JdbcTemplate jdbc, TransactionTemplate tx) {
    this.client = client;
    this.jdbc = jdbc;
    this.tx = tx;
  }

  List<Long> open() {
    try {
      return jdbc.queryForList("select id from orders", Long.class);
      // OK: translated
    } catch (DataAccessException e) {
      throw new OrderException(e);
    }
  }

  void close(long id) {
    try {
      jdbc.update("update orders set closed = true where id = ?", id);
      // OK: translated
    } catch (DataAccessException e) {
      throw new OrderException(e);
    }
  }

  int reopen(long id) {
    try {
      return client.sql("update orders set closed = false where id = :id").param("id", id).update();
      // OK: translated
    } catch (DataAccessException e) {
      throw new OrderException(e);
    }
  }

  void markFailed(long id) {
    jdbc.update("update orders set failed = true where id = ?", id);
  }

  State ship(long id) {
    try {
      jdbc.update("insert into shipment values (?)", id);
      return State.SHIPPED;
      // OK: a failure value
    } catch (DataAccessException e) {
      return State.FAILED;
    }
  }

  Mono<Integer> settle(long id) {
    return Mono.fromCallable(() -> jdbc.update("update orders set settled = true where id = ?", id))
        // BUG: SwallowedDatabaseException
        .onErrorResume(e -> Mono.empty());
  }

  Mono<Integer> settleStrictly(long id) {
    return Mono.fromCallable(() -> jdbc.update("update orders set settled = true where id = ?", id))
        // OK: mapped to another error
        .onErrorMap(OrderException::new);
  }

  Mono<Integer> settleOrReport(long id) {
    return Mono.fromCallable(() -> jdbc.update("update orders set settled = true where id = ?", id))
        // OK: an error again
        .onErrorResume(e -> Mono.error(new OrderException(e)));
  }

  void inOne(long id) {
    tx.executeWithoutResult(
        status -> {
          try {
            jdbc.update("insert into a values (?)", id);
            jdbc.update("insert into b values (?)", id);
            // OK: rolled back
          } catch (DataAccessException e) {
            status.setRollbackOnly();
          }
        });
    tx.executeWithoutResult(
        status -> {
          try {
            jdbc.update("insert into a values (?)", id);
            // BUG: SwallowedDatabaseException
          } catch (DataAccessException e) {
            String text = "a: " + e;
          }
        });
  }

  int fallback(long id) {
    try {
      return jdbc.update("insert into c values (?)", id);
      // OK: the row that is there is read
    } catch (DataIntegrityViolationException e) {
      Integer n = jdbc.queryForObject("select n from c where id = ?", Integer.class, id);
      return n == null ? 0 : n;
    }
  }
}
