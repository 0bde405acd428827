public class SwitchExpressions {
  enum Day {
    MON,
    TUE,
    SAT,
    SUN
  }

  static int length(Day d) {
    return switch (d) {
      case MON, TUE -> 3;
      case SAT -> {
        int n = d.name().length();
        yield n * 10;
      }
      case SUN -> throw new IllegalStateException("sunday");
    };
  }

  static String text(String s, int n) {
    return "<" + switch (s) {
      case "a", "b" -> "ab" + n;
      case "c" -> {
        try {
          yield "c" + 10 / n;
        } catch (ArithmeticException e) {
          yield "div";
        } finally {
          System.out.print("f");
        }
      }
      default -> s.length() > 3 ? "long" : switch (n) {
        case 1 -> "one";
        case 2 -> "two";
        default -> "many";
      };
    } + ">";
  }

  static boolean weekend(Day d) {
    boolean b = switch (d) {
      case SAT, SUN -> true;
      default -> false;
    };
    return b;
  }

  static int old(int n) {
    int r = switch (n) {
      case 1:
        System.out.print("one ");
      case 2:
        yield 12;
      default:
        yield n > 5 ? 6 : 0;
    };
    return r;
  }

  public static void main(String[] args) {
    for (Day d : Day.values()) {
      try {
        System.out.print(length(d) + "" + weekend(d) + " ");
      } catch (IllegalStateException e) {
        System.out.print(e.getMessage());
      }
    }
    System.out.println();
    System.out.println(text("a", 1) + text("c", 5) + text("c", 0) + text("xxxx", 1) + text("x", 2) + text("", 9));
    System.out.println(old(1) + old(2) + old(3) + old(9));
    int before = 5;
    int total = before + switch (before++) { case 5 -> before * 2; default -> 0; } + before;
    System.out.println(total);
    new Object() {
      void hello(Day d) {
        switch (d) {
          case MON -> System.out.println("monday");
          case TUE -> System.out.println("tuesday");
          default -> {}
        }
      }
    }.hello(Day.TUE);
  }
}
