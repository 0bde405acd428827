public class ShortCircuit {
  static String log = "";

  static boolean t(String s) {
    log += s;
    return true;
  }

  static boolean f(String s) {
    log += s.toUpperCase();
    return false;
  }

  public static void main(String[] args) {
    boolean a = t("a") && f("b") || t("c") && !f("d");
    boolean b = (f("e") || t("f")) & (t("g") ^ f("h"));
    boolean c = f("i") && t("j") && t("k");
    boolean d = t("l") | t("m") || t("n");
    boolean e = !(t("o") && (f("p") || !t("q")));
    System.out.println(log);
    System.out.println(a + " " + b + " " + c + " " + d + " " + e);
    if (a && !b || c) System.out.println("one");
    else if (a && (b || c) && d) System.out.println("two");
    int n = 0;
    while (n < 10 && (n % 3 != 2 || n < 4)) n++;
    System.out.println(n);
    String s = args.length > 0 ? args[0] : null;
    if (s != null && s.length() > 1) System.out.println("long");
    if (s == null || s.isEmpty()) System.out.println("empty");
    boolean[] flags = {a && b, a || b, a != b, a == b, !a};
    for (boolean flag : flags) System.out.print(flag ? 1 : 0);
    System.out.println();
    System.out.println(check(5, 6, 7) + " " + check(9, 6, 7));
    do {
      n--;
    } while (n > 3 && n != 6 || n == 8);
    System.out.println(n);
  }

  static boolean check(int x, int y, int z) {
    return x < y && y < z && (x + y > z || x * y == z);
  }
}
