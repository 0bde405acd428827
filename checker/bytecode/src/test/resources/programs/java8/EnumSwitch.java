public class EnumSwitch {
  enum Color {
    RED,
    GREEN,
    BLUE;
  }

  enum Other {
    A,
    B
  }

  static String f(Color c) {
    switch (c) {
      case BLUE:
        return "b";
      case RED:
        return "r";
      default:
        return "?" + c.ordinal();
    }
  }

  static int g(Other o, Color c) {
    int n = 0;
    switch (o) {
      case B:
        n = 10;
        switch (c) {
          case GREEN:
            n++;
        }
    }
    return n;
  }

  public static void main(String[] args) {
    for (Color c : Color.values()) {
      System.out.println(f(c) + c + g(Other.B, c) + g(Other.valueOf("A"), c));
    }
    try {
      Color.valueOf("PINK");
    } catch (IllegalArgumentException e) {
      System.out.println("no pink");
    }
  }
}
