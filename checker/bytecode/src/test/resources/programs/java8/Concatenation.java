public class Concatenation {
  static String s;
  static int calls;

  static int next() {
    return ++calls;
  }

  public static void main(String[] args) {
    boolean b = true;
    char c = 'x';
    byte y = -1;
    short h = 300;
    int i = 7;
    long l = 1L << 33;
    float f = 1.5f;
    double d = -0.0;
    Object o = null;
    String t = "t";
    System.out.println("" + b + c + y + h + i + l + f + d + o + t);
    System.out.println(c + i + "|" + c + i);
    System.out.println("a\u0001b" + t + "\u0002" + i + 'q' + 1 + 2L + null);
    t += i;
    t += 'c';
    t += null;
    System.out.println(t);
    System.out.println(s + next() + next() + s);
    s += "x";
    System.out.println(s);
    String[] a = {"p", "q"};
    int k = 0;
    a[k++] += a[k] + k;
    System.out.println(a[0] + a[1] + k);
    char[] cs = {'a'};
    cs[0] += 2;
    System.out.println("" + cs[0] + (char) (cs[0] + 1) + (cs[0] + 1));
    StringBuilder sb = new StringBuilder("z");
    sb.append(1).append('2').append("3").append(4.0).append(true).append(new char[] {'w'});
    System.out.println(sb);
    String many = "";
    for (int n = 0; n < 5; n++) many = n + many + n;
    System.out.println(many);
    final String constant = "con" + "stant" + 5;
    System.out.println(constant + args.length);
  }
}
