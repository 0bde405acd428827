import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

public class Captures {
  interface Tri<A, B, C> {
    String join(A a, B b, C c);
  }

  private String tag = "t";

  List<Supplier<String>> make(String p, long q) {
    List<Supplier<String>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int k = i * i;
      all.add(() -> p + k + q + tag);
      all.add(
          new Supplier<String>() {
            private int n = k;

            @Override
            public String get() {
              Supplier<String> inner = () -> tag + n++ + p;
              return inner.get() + inner.get();
            }
          });
    }
    return all;
  }

  static Runnable chain(Runnable first, Runnable... rest) {
    Runnable all = first;
    for (Runnable r : rest) {
      Runnable before = all;
      all =
          () -> {
            before.run();
            r.run();
          };
    }
    return all;
  }

  public static void main(String[] args) {
    Captures c = new Captures();
    List<Supplier<String>> all = c.make("p", 9L);
    c.tag = "u";
    for (Supplier<String> s : all) System.out.print(s.get() + " ");
    System.out.println();
    StringBuilder b = new StringBuilder();
    chain(() -> b.append(1), () -> b.append(2), () -> chain(() -> b.append(3)).run()).run();
    System.out.println(b);
    Tri<Integer, Character, Double> tri = (x, y, z) -> x + "" + y + z;
    System.out.println(tri.join(1, 'c', 2.0));
    try {
      Supplier<Integer> failing = () -> Integer.parseInt("x" + b);
      failing.get();
    } catch (NumberFormatException e) {
      System.out.println(e.getMessage());
    }
  }
}
