public class LongDouble {
  static long fact(long n) {
    return n <= 1 ? 1 : n * fact(n - 1);
  }

  static double mix(int a, long b, float c, double d, long e) {
    return a + b * c - d / e;
  }

  static long pick(boolean first, long a, long b) {
    return first ? a : b;
  }

  public static void main(String[] args) {
    System.out.println(fact(20));
    System.out.println(mix(1, 2L, 3.5f, 4.25, 8L));
    System.out.println(pick(true, 1L << 60, 2) + pick(false, 3, -4));
    System.out.println(Long.MAX_VALUE + 1);
    System.out.println(Long.MIN_VALUE / -1);
    System.out.println(5L % -3 + " " + -5L / 2 + " " + (-5L >> 1) + " " + (-5L >>> 60));
    System.out.println(0.1 + 0.2);
    System.out.println(1.0 / 0 + " " + -1.0 / 0 + " " + 0.0 / 0);
    System.out.println(5.5 % 2 + " " + -5.5f % 2);
    double nan = Double.NaN;
    System.out.println((nan < 1) + " " + (nan >= 1) + " " + (nan == nan) + " " + (nan != nan));
    System.out.println(!(nan > 1) + " " + (nan < 1 || nan > 1));
    long a = 3;
    long b = a++ + ++a;
    System.out.println(a + " " + b + " " + -a + " " + ~b);
    System.out.println((int) 3.99e10 + " " + (long) -2.7 + " " + (int) nan + " " + (float) 1e300);
    System.out.println((byte) 300 + " " + (short) 70000 + " " + (char) 97.6 + " " + (int) 'a');
    System.out.println((long) Float.MAX_VALUE + " " + (double) (float) 0.1);
    System.out.println(a < b ? "less" : a == b ? "same" : "more");
    int shift = 33;
    System.out.println((1 << shift) + " " + (1L << shift) + " " + (-1 >>> 28) + " " + (-1 >> 28));
    System.out.println(Math.floorMod(-7, 3) + Math.abs(-2.5) + Math.max(1L, 2));
    long[] sums = new long[2];
    sums[0] += 5;
    sums[1] = sums[0]++ * 2;
    System.out.println(sums[0] + sums[1]);
  }
}
