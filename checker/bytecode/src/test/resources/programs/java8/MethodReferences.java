import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

public class MethodReferences {
  final String name;

  MethodReferences(String name) {
    this.name = name;
  }

  MethodReferences() {
    this("none");
  }

  String greet(String other) {
    return name + ">" + other;
  }

  private int secret() {
    return name.length();
  }

  static int sum(int... xs) {
    int s = 0;
    for (int x : xs) s += x;
    return s;
  }

  interface Three {
    int of(int a, int b, int c);
  }

  interface Widen {
    long of(Integer a);
  }

  class Inner {
    String s() {
      return name + "inner";
    }
  }

  Supplier<Inner> inner() {
    return Inner::new;
  }

  static class Sub extends MethodReferences {
    @Override
    String greet(String other) {
      Function<String, String> up = super::greet;
      return "sub " + up.apply(other);
    }
  }

  public static void main(String[] args) {
    MethodReferences m = new MethodReferences("m");
    Function<String, String> bound = m::greet;
    BiFunction<MethodReferences, String, String> unbound = MethodReferences::greet;
    Function<String, MethodReferences> made = MethodReferences::new;
    Supplier<MethodReferences> none = MethodReferences::new;
    ToIntFunction<MethodReferences> secret = MethodReferences::secret;
    IntFunction<int[]> array = int[]::new;
    Three three = MethodReferences::sum;
    Widen widen = Integer::intValue;
    System.out.println(bound.apply("a"));
    System.out.println(unbound.apply(m, "b"));
    System.out.println(made.apply("c").name + none.get().name);
    System.out.println(secret.applyAsInt(none.get()));
    System.out.println(array.apply(4).length + three.of(1, 2, 3) + widen.of(5));
    System.out.println(m.inner().get().s());
    System.out.println(new Sub().greet("x"));
    List<String> list = Arrays.asList("b", "a", "c").stream().sorted(String::compareTo)
        .map(String::toUpperCase).collect(Collectors.toCollection(ArrayList::new));
    System.out.println(list);
    list.forEach(System.out::print);
    System.out.println();
    Supplier<String> constant = "const"::trim;
    System.out.println(constant.get());
  }
}
