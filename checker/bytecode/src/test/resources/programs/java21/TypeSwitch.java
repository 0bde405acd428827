import java.util.List;

public class TypeSwitch {
  enum Color {
    RED,
    GREEN,
    BLUE
  }

  sealed interface Shape permits Circle, Square {}

  record Circle(double r) implements Shape {}

  record Square(int side, String name) implements Shape {}

  static String what(Object o) {
    return switch (o) {
      case null -> "null";
      case Integer i when i > 100 -> "big " + i;
      case Integer i when i < 0 -> "negative";
      case Integer i -> "int " + (i + 1);
      case String s when s.isEmpty() -> "empty";
      case String s -> "string " + s.length();
      case Color c when c == Color.RED -> "red";
      case Color c -> "color " + c.ordinal();
      case int[] a -> "ints " + a.length;
      case List<?> l -> "list " + l.size();
      case Circle(double r) when r > 10 -> "big circle";
      case Circle(var r) -> "circle " + r;
      case Square(int side, String name) -> name + side;
      default -> "other";
    };
  }

  static double area(Shape s) {
    return switch (s) {
      case Circle c -> 3 * c.r() * c.r();
      case Square(int side, var ignored) -> side * side;
    };
  }

  static String color(Color c) {
    switch (c) {
      case RED:
        return "r";
      case null:
        return "none";
      default:
        return "rest";
    }
  }

  static String mixed(String s) {
    return switch (s) {
      case "a", "b" -> "letter";
      case String t when t.length() > 3 -> "long";
      case null, default -> "other";
    };
  }

  static String qualified(Object o) {
    return switch (o) {
      case Color.RED -> "red";
      case Color.BLUE -> "blue";
      case Character c when Character.isDigit(c) -> "digit";
      case Character c -> "char";
      default -> "rest";
    };
  }

  public static void main(String[] args) {
    Object[] all = {
      null, 1, 101, -1, "", "abc", Color.RED, Color.BLUE, new int[3], List.of(1), new Circle(20),
      new Circle(1), new Square(3, "sq"), 'c'
    };
    for (Object o : all) System.out.println(what(o) + " " + (o == null ? "" : qualified(o)));
    System.out.println(area(new Circle(2)) + area(new Square(3, "")));
    System.out.println(color(Color.RED) + color(null) + color(Color.GREEN));
    System.out.println(mixed("a") + mixed(null) + mixed("long one") + mixed("c"));
    System.out.println(qualified('7') + qualified('x'));
  }
}
