public class Varargs {
  static int count(Object... xs) {
    return xs == null ? -1 : xs.length;
  }

  static String join(String sep, int... xs) {
    StringBuilder b = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      if (i > 0) b.append(sep);
      b.append(xs[i]);
    }
    return b.toString();
  }

  @SafeVarargs
  static <T> T last(T first, T... rest) {
    return rest.length == 0 ? first : rest[rest.length - 1];
  }

  public static void main(String[] args) {
    System.out.println(count() + count(1) + count(1, "a", null) + count((Object[]) null));
    System.out.println(count(new Object[] {1, 2, 3}) + count(new int[] {1, 2}));
    System.out.println(join("-", 1, 2, 3) + join(",") + join("", new int[] {7, 8}));
    System.out.println(last("a") + last("a", "b", "c") + last(1, 2.5, 'x'));
    System.out.println(String.format("%d %s %5.2f|%c", 3, "x", 1.5, 'y'));
    System.out.printf("%s-%s%n", 1, true);
  }
}
