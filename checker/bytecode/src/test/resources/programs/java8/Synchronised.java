public class Synchronised {
  private int n;
  private final Object lock = new Object();

  synchronized int inc() {
    return ++n;
  }

  static synchronized String who() {
    return "static";
  }

  int both(boolean fail) {
    synchronized (lock) {
      synchronized (this) {
        if (fail) throw new IllegalStateException("in lock");
        return n += 10;
      }
    }
  }

  int loop() {
    for (int i = 0; ; i++) {
      synchronized (lock) {
        if (i == 3) return i;
        if (i == 1) continue;
        n += i;
      }
    }
  }

  public static void main(String[] args) {
    Synchronised s = new Synchronised();
    System.out.println(s.inc() + s.inc() + who());
    System.out.println(s.both(false));
    try {
      s.both(true);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage() + Thread.holdsLock(s.lock));
    }
    System.out.println(s.loop() + " " + s.n);
    try {
      Object none = args.length == 0 ? null : s;
      synchronized (none) {
        System.out.println("not reached");
      }
    } catch (NullPointerException e) {
      System.out.println("null lock");
    }
  }
}
