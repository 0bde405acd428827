public class CompoundAssignment {
  int f = 3;
  static long g = 4;
  Integer boxed = 10;
  String s = "s";

  static int calls;

  CompoundAssignment self() {
    calls++;
    return this;
  }

  public static void main(String[] args) {
    int i = 5;
    i += 3.7;
    i -= 1L;
    i *= 2;
    i /= 3;
    i %= 4;
    System.out.println(i);
    byte b = 10;
    b += 300;
    b >>= 1;
    b >>>= 1;
    System.out.println(b);
    char c = 'a';
    c += 1;
    c++;
    System.out.println(c);
    short h = (short) 40000;
    h--;
    System.out.println(h);
    CompoundAssignment o = new CompoundAssignment();
    o.self().f += 4;
    o.self().f++;
    ++o.self().f;
    System.out.println(o.f-- + " " + --o.f + " " + calls);
    g <<= 3;
    g |= 1;
    g ^= -1;
    g++;
    System.out.println(g++ + " " + g);
    o.self().boxed++;
    o.boxed += 5;
    System.out.println(o.boxed++ + o.boxed);
    o.self().s += 1 + 2;
    System.out.println(o.s);
    long l = 1;
    l <<= 40;
    l += i;
    l >>>= 2;
    System.out.println(l);
    double d = 1;
    d /= 3;
    d -= 0.5f;
    System.out.println(d);
    float x = 2;
    x *= x;
    x++;
    System.out.println(x);
    int p = 1;
    p = p++ + ++p;
    System.out.println(p);
    int q = 2;
    q += q++ * q + --q;
    System.out.println(q);
    boolean t = true;
    t &= i > 100;
    t |= true;
    t ^= true;
    System.out.println(t);
    int m, n;
    m = n = 9;
    System.out.println(m + n);
    int[] arr = {1, 2, 3};
    int k = 0;
    arr[k++] = arr[k++] = k;
    System.out.println(arr[0] + "" + arr[1] + arr[2] + k);
    arr[--k]++;
    --arr[k];
    System.out.println(arr[1]++ + arr[1]);
  }
}
