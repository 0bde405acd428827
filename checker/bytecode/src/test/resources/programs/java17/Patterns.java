import java.util.List;

public class Patterns {
  static String f(Object o) {
    if (o instanceof String s && !s.isEmpty()) {
      return "s" + s.charAt(0);
    }
    if (!(o instanceof Integer i)) {
      return "other " + (o instanceof List<?> l ? l.size() : -1);
    }
    return i > 10 || i < 0 ? "far" : "near" + (i + 1);
  }

  static int loop(Object[] all) {
    int n = 0;
    for (int k = 0; k < all.length && all[k] instanceof Number m; k++) {
      n += m.intValue();
    }
    return n;
  }

  public static void main(String[] args) {
    for (Object o : new Object[] {"abc", "", 5, 50, List.of(1, 2), 'c'}) {
      System.out.print(f(o) + " ");
    }
    System.out.println();
    System.out.println(loop(new Object[] {1, 2.9, 3L, "x", 100}));
    Object o = 3;
    boolean b = o instanceof Integer i && i == 3 && !(o instanceof String);
    System.out.println(b);
    while (!(o instanceof String t)) {
      o = "now a string";
    }
    System.out.println(t.length());
  }
}
