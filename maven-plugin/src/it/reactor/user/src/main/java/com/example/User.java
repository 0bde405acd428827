package com.example;

import java.time.Clock;

public final class User {
  public String text() {
    return new Stamp(Clock.systemUTC()).now().toString();
  }
}
