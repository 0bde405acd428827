public class NestMates {
  private static int secret = 7;
  private int own = 1;

  private int twice(int n) {
    return n * 2 + own;
  }

  private static String show(Object o) {
    return "[" + o + "]";
  }

  class Inner {
    private int value = twice(own);

    private int up() {
      return value++ + secret++;
    }
  }

  static class Other {
    private final NestMates n = new NestMates();

    private Other() {
      n.own = 5;
    }

    int run() {
      Inner i = n.new Inner();
      return i.up() + i.value + n.twice(3);
    }
  }

  interface Face {
    private String hidden() {
      return "hidden";
    }

    static String open(Face f) {
      return f.hidden();
    }
  }

  public static void main(String[] args) {
    System.out.println(new Other().run() + show(secret));
    System.out.println(Face.open(new Face() {}));
  }
}
