public class MultiCatch {
  static class E1 extends Exception {}

  static class E2 extends Exception {
    @Override
    public String toString() {
      return "E2!";
    }
  }

  static void f(int n) throws E1, E2 {
    if (n == 1) throw new E1();
    if (n == 2) throw new E2();
    if (n == 3) throw new UnsupportedOperationException("u");
  }

  static String g(int n) throws E2 {
    try {
      f(n);
      return "ok";
    } catch (E1 | UnsupportedOperationException e) {
      Throwable t = e;
      return t instanceof E1 ? "E1" : e.getMessage();
    } catch (final Exception e) {
      throw e instanceof E2 ? (E2) e : new E2();
    }
  }

  public static void main(String[] args) throws E2 {
    for (int i = 0; i < 4; i++) {
      try {
        System.out.println(g(i));
      } catch (E2 e) {
        System.out.println("caught " + e);
      }
    }
    Throwable t = new RuntimeException("outer", new E2());
    System.out.println(t.getMessage() + t.getCause());
    throw new E2();
  }
}
