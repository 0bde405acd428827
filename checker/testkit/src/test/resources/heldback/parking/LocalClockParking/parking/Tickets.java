package parking;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.Date;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class Tickets {
  private static final Logger log = LoggerFactory.getLogger(Tickets.class);
  private final JdbcTemplate jdbc;
  private final InstantSource source;

  Tickets(JdbcTemplate jdbc, InstantSource source) {
    this.jdbc = jdbc;
    this.source = source;
  }

  Ticket store(Ticket ticket) {
    long began = System.nanoTime();
    jdbc.update("insert into ticket values (?, ?)", ticket.plate(), Date.from(ticket.at()));
    // OK: a duration of the monotonic clock
    log.debug("took {} ns", System.nanoTime() - began);
    // OK: only logged
    log.debug("stored at {}", System.currentTimeMillis());
    // OK: the injected source
    jdbc.update("update stats set last = ?", source.millis());
    // BUG: LocalClock
    jdbc.update("update stats set seen = ?", System.currentTimeMillis());
    return ticket;
  }

  void day(LocalDate day) {
    Calendar calendar = Calendar.getInstance();
    // OK: set from the given day
    calendar.setTimeInMillis(day.toEpochDay() * 86_400_000L);
    jdbc.update("insert into day values (?)", calendar.getTime());
    // BUG: LocalClock
    Calendar today = Calendar.getInstance();
    jdbc.update("insert into day values (?)", today.getTime());
  }

  void between(Instant from, Instant until, Date shown) {
    Supplier<Instant> next = until.isAfter(from) ? source::instant : () -> until;
    // OK: the injected source behind a supplier
    jdbc.update("insert into query values (?, ?)", Date.from(next.get()), shown);
    Clock own = Clock.systemUTC();
    // BUG: LocalClock
    jdbc.update("insert into query values (?, ?)", Date.from(own.instant()), shown);
    // OK: fixed
    Clock fixed = Clock.fixed(from, java.time.ZoneOffset.UTC);
    jdbc.update("insert into query values (?, ?)", Date.from(fixed.instant()), shown);
  }

  Ticket later() {
    // OK: the caller gives the moment
    return new Ticket("none").moved(source.instant());
  }
}
