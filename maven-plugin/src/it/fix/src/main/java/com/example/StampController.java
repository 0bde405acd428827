package com.example;

import java.time.Clock;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class StampController {
  private final Clock clock;

  StampController(Clock clock) {
    this.clock = clock;
  }

  @GetMapping("/now")
  Instant now() {
    return Instant.now();
  }

  @GetMapping("/here")
  static Instant here() {
    return Instant.now();
  }
}
