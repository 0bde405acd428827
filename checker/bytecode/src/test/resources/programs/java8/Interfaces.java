public class Interfaces {
  interface A {
    int V = 3;

    String name();

    default String hello() {
      return "A hello " + name() + helper();
    }

    static A of(String n) {
      return () -> n;
    }

    default String helper() {
      return "!";
    }
  }

  interface B extends A {
    @Override
    default String hello() {
      return "B " + A.super.hello();
    }
  }

  interface C {
    default String hello() {
      return "C";
    }
  }

  static class Impl implements B, C {
    @Override
    public String name() {
      return "impl";
    }

    @Override
    public String hello() {
      return B.super.hello() + "+" + C.super.hello();
    }
  }

  static abstract class Half implements A {
    @Override
    public String helper() {
      return "?";
    }
  }

  public static void main(String[] args) {
    System.out.println(new Impl().hello());
    System.out.println(A.of("lambda").hello() + A.V);
    A half =
        new Half() {
          @Override
          public String name() {
            return "half";
          }
        };
    System.out.println(half.hello());
    B b = () -> "b";
    System.out.println(b.hello());
  }
}
