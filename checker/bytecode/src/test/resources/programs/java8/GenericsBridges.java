import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

public class GenericsBridges {
  static class Box<T extends Comparable<T>> implements Comparable<Box<T>> {
    final T value;

    Box(T value) {
      this.value = value;
    }

    T get() {
      return value;
    }

    @Override
    public int compareTo(Box<T> other) {
      return get().compareTo(other.get());
    }
  }

  static class IntBox extends Box<Integer> {
    IntBox(int v) {
      super(v);
    }

    @Override
    Integer get() {
      return super.get() * -1;
    }
  }

  static class Range implements Iterable<Integer> {
    final int from;
    final int to;

    Range(int from, int to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public Iterator<Integer> iterator() {
      return new Iterator<Integer>() {
        int at = from;

        @Override
        public boolean hasNext() {
          return at < to;
        }

        @Override
        public Integer next() {
          return at++;
        }
      };
    }
  }

  static <T extends Comparable<? super T>> T max(Iterable<? extends T> items) {
    T best = null;
    for (T item : items) if (best == null || item.compareTo(best) > 0) best = item;
    return best;
  }

  public static void main(String[] args) {
    Box<Integer> a = new IntBox(3);
    Box<Integer> b = new Box<>(2);
    System.out.println(a.compareTo(b) + " " + a.get() + b.get());
    System.out.println(max(new Range(3, 9)));
    System.out.println(max(Arrays.asList("p", "z", "k")));
    List<Box<String>> boxes = new ArrayList<>();
    for (String s : "delta alpha charlie".split(" ")) boxes.add(new Box<>(s));
    Collections.sort(boxes);
    for (Box<String> box : boxes) System.out.print(box.value + " ");
    boxes.sort(Comparator.comparing((Box<String> x) -> x.value.length()).reversed());
    for (Box<String> box : boxes) System.out.print(box.get() + " ");
    System.out.println();
    int total = 0;
    for (int i : new Range(0, 5)) total += i;
    System.out.println(total);
  }
}
