package parking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

// ONLY: LocalClock
@RestController
public class ParkingController {
  private final Tickets tickets;
  private final Clock clock;

  ParkingController(Tickets tickets, Clock clock) {
    this.tickets = tickets;
    this.clock = clock;
  }

  @PostMapping("/tickets")
  Ticket take(@RequestParam String plate) {
    // OK: the injected clock
    Ticket first = tickets.store(new Ticket(plate, clock.instant()));
    // BUG: LocalClock
    Ticket second = tickets.store(new Ticket(plate, Instant.now()));
    // OK: the injected clock, in another zone
    LocalDate day = LocalDate.now(clock.withZone(ZoneId.of("Europe/Berlin")));
    tickets.day(day);
    // BUG: LocalClock
    tickets.day(LocalDateTime.now(ZoneId.of("Europe/Berlin")).toLocalDate());
    return first.at().isBefore(second.at()) ? first : second;
  }

  @GetMapping("/tickets")
  Ticket find(@RequestParam(required = false) String since) {
    // BUG: LocalClock
    Instant from = Optional.ofNullable(since).map(Instant::parse).orElseGet(Instant::now);
    // OK: a value of the request
    Instant parsed = since == null ? Instant.EPOCH : Instant.parse(since);
    // OK: made of a number
    Date shown = new Date(parsed.toEpochMilli());
    // OK: the clock's own method as supplier
    Instant until = Optional.ofNullable(since).map(Instant::parse).orElseGet(clock::instant);
    tickets.between(from, until, shown);
    return tickets.later();
  }
}

@Configuration
class Beans {
  @Bean
  Clock clock() {
    // OK: the factory of the clock
    return Clock.systemUTC();
  }
}
