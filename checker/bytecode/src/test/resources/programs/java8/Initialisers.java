public class Initialisers {
  static final int CONSTANT = 5;
  static final Integer BOXED = 6;
  static StringBuilder log = new StringBuilder("s");
  static int a = init("a");

  static {
    log.append("{").append(a).append("}");
    for (int i = 0; i < 3; i++) log.append(i);
  }

  static int b = init("b");

  static int init(String s) {
    log.append(s);
    return log.length();
  }

  static class Lazy {
    static {
      log.append("lazy");
    }

    static final String NOT = "constant";
    static String yes = "yes";
  }

  static class Base {
    int v = init("base");

    Base() {
      hook();
    }

    void hook() {
      log.append("basehook");
    }
  }

  static class Sub extends Base {
    int w = 8;

    {
      log.append("<").append(w).append(">");
      w++;
    }

    Sub() {
      super();
      w *= 2;
    }

    @Override
    void hook() {
      log.append("subhook").append(w);
    }
  }

  public static void main(String[] args) {
    System.out.println(log.toString() + a + b + CONSTANT + BOXED);
    System.out.println(Lazy.NOT);
    System.out.println(log);
    System.out.println(Lazy.yes + log);
    Sub s = new Sub();
    System.out.println(log.toString() + s.w);
  }
}
