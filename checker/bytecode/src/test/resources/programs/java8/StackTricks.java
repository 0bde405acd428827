public class StackTricks {
  int n;
  static int calls;
  int[] data = {1, 2, 3};
  long wide = 5;

  StackTricks next(int i) {
    calls = calls * 10 + i;
    return this;
  }

  static int id(int i) {
    calls = calls * 10 + i;
    return i;
  }

  public static void main(String[] args) {
    StackTricks s = new StackTricks();
    int r = id(1) + id(2) * (id(3) == 3 ? id(4) : id(5)) - id(6);
    System.out.println(r + " " + calls);
    calls = 0;
    s.next(1).data[id(2)] += id(3) > 2 ? id(4) : 0;
    System.out.println(s.data[2] + " " + calls);
    int a = s.n++ + s.n++ * 2;
    System.out.println(a + " " + s.n);
    long b = s.wide++ + ++s.wide;
    System.out.println(b + " " + s.wide);
    int c = s.data[0]++ + s.data[0]-- - --s.data[1];
    System.out.println(c + " " + s.data[0] + s.data[1]);
    int x = 3;
    int y = x++ + (x = 10) + x--;
    System.out.println(x + " " + y);
    int i = 0;
    i = i++ + i++;
    System.out.println(i);
    String t = "a";
    t = t + (t = "b") + t;
    System.out.println(t);
    int[] arr = {5, 6, 7};
    int k = 0;
    arr[k] = k = 2;
    System.out.println(arr[0] + " " + k);
    Object o = new StringBuilder(args.length == 0 ? "e" : "f").append(k > 1 ? 'y' : 'n');
    System.out.println(o);
    System.out.println(new int[] {id(1), id(2), s.n > 1 ? id(3) : id(4)}[1]);
    boolean p = (k = 5) > 3 & (k = 6) > 5;
    System.out.println(p + " " + k);
    double d = (k > 0 ? 1.5 : 2.5) * (k < 0 ? 2 : 4L);
    System.out.println(d);
    final int z;
    if (k > 3) z = 1; else z = 2;
    System.out.println(z);
    new StackTricks().next(9);
    id(8);
  }
}
