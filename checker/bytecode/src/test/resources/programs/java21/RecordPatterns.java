public class RecordPatterns {
  record Point(int x, int y) {}

  record Line(Point from, Point to) {}

  record Box<T>(T value) {}

  static String f(Object o) {
    if (o instanceof Line(Point(var a, var b), Point(int c, int d)) && a < c) {
      return a + b + c + d + "";
    }
    if (o instanceof Box<?>(Box<?>(String s))) {
      return "nested " + s;
    }
    return o instanceof Point(int x, int y) ? "p" + x * y : "none";
  }

  static int sum(Object o) {
    return switch (o) {
      case Line(Point(int a, int b), Point p) when p.x() == 0 -> a + b;
      case Line(Point p, Point q) -> p.x() + q.x();
      case Point(int x, int y) -> x - y;
      default -> -1;
    };
  }

  public static void main(String[] args) {
    System.out.println(f(new Line(new Point(1, 2), new Point(3, 4))));
    System.out.println(f(new Line(new Point(9, 2), new Point(3, 4))));
    System.out.println(f(new Box<>(new Box<>("s"))) + f(new Box<>(null)) + f(new Point(3, 4)));
    System.out.println(f(new Line(null, new Point(1, 1))));
    System.out.println(sum(new Line(new Point(1, 2), new Point(0, 4))));
    System.out.println(sum(new Line(new Point(1, 2), new Point(5, 4))) + sum(new Point(7, 2)) + sum("x"));
  }
}
