public class TryCatch {
  static int f(int n) {
    try {
      if (n == 0) throw new IllegalStateException("zero");
      if (n == 1) throw new IllegalArgumentException("one");
      if (n == 2) return 10 / (n - 2);
      if (n == 3) return new int[0][n].length;
      if (n == 4) return new int[1][3][n].length;
      Object o = "text";
      return n == 5 ? ((Integer) o) : n;
    } catch (IllegalStateException | IllegalArgumentException e) {
      return -e.getMessage().length();
    } catch (ArithmeticException e) {
      return -100;
    } catch (RuntimeException e) {
      return e instanceof ClassCastException ? -300 : -200;
    }
  }

  public static void main(String[] args) {
    for (int i = 0; i < 8; i++) {
      System.out.println(f(i));
    }
    try {
      String s = args.length > 5 ? "" : null;
      System.out.println(s.length());
    } catch (NullPointerException e) {
      System.out.println("null");
    }
  }
}
