public class Overflow {
  public static void main(String[] args) {
    int max = Integer.MAX_VALUE;
    System.out.println(max + 1);
    System.out.println(max * max);
    System.out.println(Integer.MIN_VALUE / -1);
    System.out.println(Math.abs(Integer.MIN_VALUE));
    System.out.println(-Integer.MIN_VALUE);
    byte b = (byte) 0x80;
    System.out.println(b >> 1);
    System.out.println((b & 0xff) >> 1);
    System.out.println((byte) (b - 1));
    char c = 0;
    c--;
    System.out.println((int) c);
    short s = Short.MIN_VALUE;
    System.out.println(-s + " " + (short) -s);
    int hash = 17;
    for (int i = 0; i < 20; i++) hash = hash * 31 + i;
    System.out.println(hash);
    try {
      Math.addExact(max, 1);
    } catch (ArithmeticException e) {
      System.out.println(e.getMessage());
    }
    try {
      System.out.println(1 % (args.length));
    } catch (ArithmeticException e) {
      System.out.println(e.getMessage());
    }
    long l = max;
    l++;
    System.out.println(l + " " + (int) l + " " + (max + 1L));
  }
}
