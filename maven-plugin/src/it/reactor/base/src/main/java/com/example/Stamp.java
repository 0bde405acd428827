package com.example;

import java.time.Clock;
import java.time.Instant;

public final class Stamp {
  private final Clock clock;

  public Stamp(Clock clock) {
    this.clock = clock;
  }

  public Instant now() {
    return clock.instant();
  }
}
