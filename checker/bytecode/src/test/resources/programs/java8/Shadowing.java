public class Shadowing {
  int x = 1;

  class In {
    int x = 2;

    int sum(int x) {
      return x + this.x * 10 + Shadowing.this.x * 100;
    }
  }

  static int x(int x) {
    for (int i = 0; i < 2; i++) {
      int y = x + i;
      x = y;
    }
    {
      int y = 7;
      x += y;
    }
    int y = 3;
    return x * y;
  }

  public static void main(String[] args) {
    System.out.println(new Shadowing().new In().sum(3));
    System.out.println(x(1));
    java.util.function.IntUnaryOperator f = x -> x + 1;
    System.out.println(f.applyAsInt(4));
  }
}
