import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;

public class Lambdas {
  private int field = 5;

  Supplier<Integer> counter() {
    int[] n = {0};
    return () -> n[0]++ + field;
  }

  static <T> T twice(Function<T, T> f, T t) {
    return f.apply(f.apply(t));
  }

  public static void main(String[] args) {
    Supplier<Integer> c = new Lambdas().counter();
    System.out.println(c.get() + c.get() + c.get());
    String suffix = "!";
    System.out.println(twice(s -> s + suffix, "hey"));
    IntBinaryOperator max = (a, b) -> a > b ? a : b;
    System.out.println(max.applyAsInt(3, 9));
    Function<Integer, Function<Integer, Integer>> add = a -> b -> a + b;
    System.out.println(add.apply(3).apply(4));
    BiFunction<String, Integer, Character> at = (s, i) -> s.charAt(i);
    System.out.println(at.apply("abc", 1));
    Function<Integer, Integer> inc = x -> x + 1;
    System.out.println(inc.andThen(x -> x * 10).compose((Integer x) -> x - 5).apply(7));
    Runnable r =
        () -> {
          class L {
            String s = "local" + suffix;
          }
          System.out.println(new L().s);
        };
    r.run();
    long big = 1L << 40;
    double d = 0.5;
    Supplier<Object> captured = () -> big + d;
    System.out.println(captured.get());
  }
}
