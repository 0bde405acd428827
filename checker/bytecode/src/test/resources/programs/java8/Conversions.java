public class Conversions {
  static String f(int x) {
    return "int" + x;
  }

  static String f(long x) {
    return "long" + x;
  }

  static String f(double x) {
    return "double" + x;
  }

  static String f(Object x) {
    return "object" + x;
  }

  static float half(int n) {
    return n / 2f;
  }

  static short narrow(int n) {
    return (short) n;
  }

  static byte low(long n) {
    return (byte) n;
  }

  static char ch(int n) {
    return (char) n;
  }

  static boolean flag(int n) {
    return n != 0;
  }

  public static void main(String[] args) {
    byte b = 3;
    short s = 4;
    char c = 'c';
    System.out.println(f(b) + f(s) + f(c) + f(5L) + f(6f) + f("s") + f((Integer) 7));
    System.out.println(half(5) + narrow(70000) + low(511L) + ch(98) + "" + flag(2));
    System.out.println(b + s + c);
    System.out.println((float) 1 / 3);
    System.out.println(1 / 3 * 3.0);
    long l = 'a' * 2;
    int i = (int) (l >> 1);
    System.out.println((char) i + "" + l + (i == 'a'));
    System.out.println((double) (int) 1e20 + " " + (long) 1e20f);
    System.out.println((byte) 'é' + (short) '\uffff');
    System.out.println(Integer.toHexString(-1 >>> 4) + Long.toBinaryString(5));
    System.out.println((int) Math.round(2.5) + Math.round(-2.5f));
    double d = 10;
    d = d++ + ++d;
    System.out.println(d);
  }
}
