package orders;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;

// ONLY: SwallowedDatabaseException
class OrderJob {
  private final Orders orders;
  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  OrderJob(Orders orders) {
    this.orders = orders;
  }

  @Scheduled(fixedRate = 1000)
  void tick() {
    for (long id : orders.open()) {
      pool.submit(() -> step(id));
    }
    orders.settle(1).subscribe();
    orders.settleStrictly(1).subscribe();
    orders.settleOrReport(1).subscribe();
    if (orders.ship(1) == Orders.State.FAILED) {
      throw new IllegalStateException("not shipped");
    }
    orders.inOne(1);
    orders.fallback(1);
  }

  private void step(long id) {
    try {
      orders.close(id);
      // BUG: SwallowedDatabaseException
    } catch (OrderException e) {
      System.out.println("later");
    }
    try {
      retrying(() -> orders.reopen(id), 3);
      // OK: written down as a failure
    } catch (OrderException e) {
      orders.markFailed(id);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T retrying(Callable<T> work, int times) throws Exception {
    try {
      return work.call();
      // OK: bounded, by recursion, and thrown at the end
    } catch (OrderException e) {
      if (times == 0) {
        throw e;
      }
      return retrying(work, times - 1);
    }
  }
}

class OrderException extends RuntimeException {
  OrderException(Throwable cause) {
    super(cause);
  }
}
