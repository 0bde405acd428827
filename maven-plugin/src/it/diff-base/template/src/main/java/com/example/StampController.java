package com.example;

import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class StampController {
  @GetMapping("/now")
  Instant now() {
    return Instant.now();
  }

  @GetMapping("/here")
  @SuppressWarnings("LocalClock")
  Instant here() {
    return Instant.now();
  }
}
