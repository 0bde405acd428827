public class SlotReuse {
  static String f(int n) {
    String out = "";
    {
      long a = n;
      out += a * 2;
    }
    {
      String a = "s" + n;
      out += a;
    }
    {
      double a = n / 2.0;
      boolean b = a > 1;
      out += a + "" + b;
    }
    for (int i = 0; i < 2; i++) out += i;
    for (char c = 'a'; c < 'c'; c++) out += c;
    for (String s : new String[] {"x"}) out += s;
    try {
      int z = n / (n - 3);
      out += z;
    } catch (ArithmeticException e) {
      out += "e";
    }
    if (n > 0) {
      byte[] b = {1};
      out += b[0];
    } else {
      Object b = null;
      out += b;
    }
    return out;
  }

  static int params(int a, long b, String c) {
    a = a + 1;
    b = b + a;
    c = c + b;
    int d = c.length();
    a = d;
    return a;
  }

  public static void main(String[] args) {
    for (int i = 0; i < 5; i++) System.out.println(f(i));
    System.out.println(params(1, 100, "abc"));
  }
}
