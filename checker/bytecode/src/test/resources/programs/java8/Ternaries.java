public class Ternaries {
  static String grade(int n) {
    return n > 90 ? "A" : n > 80 ? "B" : n > 70 ? "C" : n < 0 ? null : "F";
  }

  static int both(boolean a, boolean b) {
    return a ? b ? 3 : 2 : b ? 1 : 0;
  }

  static Object mixed(int n) {
    return n == 0 ? "s" : n == 1 ? new StringBuilder("b") : n == 2 ? (Object) 'c' : new int[n];
  }

  static int args(int a, int b, int c) {
    return a * 100 + b * 10 + c;
  }

  public static void main(String[] args) {
    for (int i = -10; i < 100; i += 25) System.out.print(grade(i) + grade(i + 10) + " ");
    System.out.println();
    System.out.println(both(true, true) + "" + both(true, false) + both(false, true) + both(false, false));
    System.out.println("" + mixed(0) + mixed(1) + mixed(2) + ((int[]) mixed(3)).length);
    int n = args.length;
    System.out.println(args(n == 0 ? 1 : 2, n > 0 ? 3 : n < 0 ? 4 : 5, n == 0 ? n++ : n--) + n);
    boolean t = n == 1 ? n > 0 : n < 0;
    boolean u = !t || (n == 1 ? false : t);
    System.out.println(t + " " + u + " " + (t ? 'y' : 'n') + (u ? 1 : 2.5) + (t ? 1L : 2));
    String s = (n > 5 ? "many" : "few") + (n == 1 ? "" : "s");
    System.out.println(s + (s.isEmpty() ? "e" : s.charAt(0)) + (char) (t ? 'a' + 1 : 'c'));
    int[] a = {1, 2};
    a[t ? 1 : 0] += u ? 10 : 20;
    System.out.println(a[0] + " " + a[1]);
    System.out.println(new StringBuilder(t ? "x" : "y").append(u ? "p" : "q").toString());
    long l = t ? n : 1L << 40;
    System.out.println(l);
    byte b = t ? (byte) 1 : 2;
    char c = u ? 'a' : 98;
    System.out.println(b + "" + c);
  }
}
