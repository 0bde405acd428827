package brewery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;

@ApplicationScoped
public class Moments {
  private final Clock clock;

  public Moments() {
    // OK: the default of a constructor that delegates
    this(Clock.systemUTC());
  }

  Moments(Clock clock) {
    this.clock = clock;
  }

  Date now() {
    // OK: its clock
    return Date.from(clock.instant());
  }

  Instant instant() {
    // OK: its clock
    return Instant.now(clock);
  }
}
