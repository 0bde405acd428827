public class TryWithResources {
  static class R implements AutoCloseable {
    final String name;
    final boolean fails;

    R(String name, boolean fails) {
      this.name = name;
      this.fails = fails;
      System.out.println("open " + name);
    }

    @Override
    public void close() {
      System.out.println("close " + name);
      if (fails) throw new IllegalStateException("close " + name);
    }
  }

  static void run(boolean a, boolean b, boolean body) {
    try (R one = new R("one", a);
        R two = new R("two", b);
        R none = null) {
      System.out.println(one.name + two.name + none);
      if (body) throw new RuntimeException("body");
    } catch (RuntimeException e) {
      System.out.println("caught " + e.getMessage());
      for (Throwable t : e.getSuppressed()) {
        System.out.println("suppressed " + t.getMessage());
      }
    } finally {
      System.out.println("finally");
    }
  }

  static int value() {
    try (R r = new R("value", false)) {
      return r.name.length();
    }
  }

  public static void main(String[] args) {
    run(false, false, false);
    run(true, false, false);
    run(true, true, true);
    System.out.println(value());
  }
}
