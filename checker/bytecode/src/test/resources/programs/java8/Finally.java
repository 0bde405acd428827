public class Finally {
  static String log = "";

  static int a(int n) {
    try {
      log += "t" + n;
      if (n == 1) return n;
      if (n == 2) throw new RuntimeException("r");
      log += "-";
    } catch (RuntimeException e) {
      log += "c";
      return 20;
    } finally {
      log += "f";
    }
    return 30;
  }

  @SuppressWarnings("finally")
  static int b() {
    try {
      throw new IllegalStateException("lost");
    } finally {
      return 7;
    }
  }

  @SuppressWarnings("finally")
  static int c() {
    int x = 1;
    try {
      return x;
    } finally {
      x = 2;
    }
  }

  static int d() {
    for (int i = 0; ; i++) {
      try {
        if (i == 2) break;
        if (i == 1) continue;
        log += i;
      } finally {
        log += "[" + i + "]";
      }
    }
    return log.length();
  }

  static void e() {
    try {
      try {
        throw new RuntimeException("inner");
      } finally {
        throw new RuntimeException("outer");
      }
    } catch (RuntimeException x) {
      System.out.println(x.getMessage());
    }
  }

  public static void main(String[] args) {
    System.out.println(a(0) + a(1) + a(2));
    System.out.println(b() + " " + c() + " " + d());
    System.out.println(log);
    e();
  }
}
