public class Sealed {
  sealed interface Shape permits Circle, Square, Group {}

  record Circle(double r) implements Shape {}

  record Square(double side) implements Shape {}

  static final class Group implements Shape {
    final Shape[] members;

    Group(Shape... members) {
      this.members = members;
    }
  }

  static double area(Shape s) {
    if (s instanceof Circle c) {
      return 3 * c.r() * c.r;
    } else if (s instanceof Square q && q.side > 0) {
      return q.side() * q.side();
    } else if (s instanceof Group g) {
      double sum = 0;
      for (Shape m : g.members) sum += area(m);
      return sum;
    }
    return -1;
  }

  public static void main(String[] args) {
    System.out.println(area(new Group(new Circle(2), new Square(3), new Group(), new Square(-1))));
  }
}
