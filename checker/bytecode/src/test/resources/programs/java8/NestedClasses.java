public class NestedClasses {
  private int x = 1;

  class Inner {
    private int y = x * 10;

    class Deep {
      int z() {
        return x + y++ + NestedClasses.this.x;
      }
    }
  }

  static class Nested {
    private static int count;
    private final int id = ++count;

    private String id() {
      return "n" + id;
    }
  }

  interface Shape {
    double area();
  }

  Shape anonymous(double side) {
    return new Shape() {
      private int calls;

      {
        calls = 100;
      }

      @Override
      public double area() {
        calls++;
        return side * side + calls + x;
      }
    };
  }

  String local(String prefix) {
    int n = prefix.length();
    class Local {
      final String s;

      Local(String s) {
        this.s = s + n;
      }

      Local again() {
        return new Local(s + prefix);
      }
    }
    return new Local("l").again().s;
  }

  public static void main(String[] args) {
    NestedClasses o = new NestedClasses();
    Inner inner = o.new Inner();
    Inner.Deep deep = inner.new Deep();
    o.x = 3;
    System.out.println(deep.z() + deep.z());
    System.out.println(new Nested().id() + new Nested().id() + Nested.count);
    Shape s = o.anonymous(2);
    System.out.println(s.area() + s.area());
    System.out.println(o.local("pp"));
  }
}
