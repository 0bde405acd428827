import java.util.BitSet;

public class Primes {
  public static void main(String[] args) {
    boolean[] composite = new boolean[60];
    StringBuilder out = new StringBuilder();
    for (int i = 2; i < composite.length; i++) {
      if (composite[i]) continue;
      out.append(i).append(' ');
      for (int j = i * i; j < composite.length; j += i) composite[j] = true;
    }
    System.out.println(out.toString().trim());
    BitSet bits = new BitSet();
    outer:
    for (int n = 2; n < 40; n++) {
      for (int d = 2; d * d <= n; d++) if (n % d == 0) continue outer;
      bits.set(n);
    }
    System.out.println(bits);
    int a = 252;
    int b = 105;
    while (b != 0) {
      int t = a % b;
      a = b;
      b = t;
    }
    System.out.println(a);
  }
}
