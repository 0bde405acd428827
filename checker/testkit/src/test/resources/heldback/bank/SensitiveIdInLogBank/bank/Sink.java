package bank;

import java.util.concurrent.atomic.AtomicInteger;

interface Sink {
  void put(String what, String detail);
}

class ConsoleSink implements Sink {
  @Override
  public void put(String what, String detail) {
    // BUG: SensitiveIdInLog
    System.out.println(what + ": " + detail);
    // OK: the kind only
    System.out.println(what);
  }
}

class CountingSink implements Sink {
  private final AtomicInteger count = new AtomicInteger();

  @Override
  public void put(String what, String detail) {
    // OK: a counter
    System.out.println(what + " no. " + count.incrementAndGet());
  }
}
