package parking;

import java.time.Instant;

record Ticket(String plate, Instant at) {
  Ticket(String plate) {
    // BUG: LocalClock
    this(plate, Instant.now());
  }

  Ticket moved(Instant to) {
    // OK: a moment that the caller gives
    return new Ticket(plate, to);
  }
}
