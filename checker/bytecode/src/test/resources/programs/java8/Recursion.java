public class Recursion {
  static int ack(int m, int n) {
    return m == 0 ? n + 1 : n == 0 ? ack(m - 1, 1) : ack(m - 1, ack(m, n - 1));
  }

  static long fib(int n) {
    if (n < 2) return n;
    return fib(n - 1) + fib(n - 2);
  }

  static boolean even(int n) {
    return n == 0 || odd(n - 1);
  }

  static boolean odd(int n) {
    return n != 0 && even(n - 1);
  }

  static void hanoi(int n, char a, char b, char c, StringBuilder out) {
    if (n > 0) {
      hanoi(n - 1, a, c, b, out);
      out.append(a).append(c);
      hanoi(n - 1, b, a, c, out);
    }
  }

  static String permute(String rest, String done) {
    if (rest.isEmpty()) return done + " ";
    String all = "";
    for (int i = 0; i < rest.length(); i++) {
      all += permute(rest.substring(0, i) + rest.substring(i + 1), done + rest.charAt(i));
    }
    return all;
  }

  public static void main(String[] args) {
    System.out.println(ack(2, 3));
    System.out.println(fib(15));
    System.out.println(even(51) + " " + odd(51));
    StringBuilder out = new StringBuilder();
    hanoi(4, 'A', 'B', 'C', out);
    System.out.println(out);
    System.out.println(permute("abc", ""));
  }
}
