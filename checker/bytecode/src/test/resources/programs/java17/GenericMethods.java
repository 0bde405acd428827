import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

public class GenericMethods {
  static <A, B, C> List<C> zip(List<A> as, List<B> bs, BiFunction<? super A, ? super B, ? extends C> f) {
    List<C> out = new ArrayList<>();
    for (int i = 0; i < Math.min(as.size(), bs.size()); i++) out.add(f.apply(as.get(i), bs.get(i)));
    return out;
  }

  static <T, C extends Collection<T>> C filter(Collection<? extends T> in, Predicate<? super T> p, C out) {
    for (T t : in) if (p.test(t)) out.add(t);
    return out;
  }

  static abstract class Shape<S extends Shape<S>> {
    int size;

    abstract S self();

    S size(int n) {
      size = n;
      return self();
    }
  }

  static class Box extends Shape<Box> {
    String label = "";

    @Override
    Box self() {
      return this;
    }

    Box label(String s) {
      label = s;
      return this;
    }
  }

  @SuppressWarnings("unchecked")
  static <T> T cast(Object o) {
    return (T) o;
  }

  public static void main(String[] args) {
    System.out.println(zip(List.of(1, 2, 3), List.of("a", "b"), (n, s) -> s.repeat(n)));
    System.out.println(filter(List.of(5, 8, 12), n -> n.intValue() > 6, new ArrayList<Number>()));
    Box box = new Box().size(4).label("x");
    System.out.println(box.size + box.label);
    String s = cast("text");
    System.out.println(s);
    try {
      Integer i = GenericMethods.<Integer>cast("text");
      System.out.println(i);
    } catch (ClassCastException e) {
      System.out.println("cast");
    }
    int n = GenericMethods.<Integer>cast(41) + 1;
    System.out.println(n);
  }
}
