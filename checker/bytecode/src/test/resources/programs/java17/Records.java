import java.util.List;
import java.util.Map;

public class Records {
  record Point(int x, int y) {
    static final Point ORIGIN = new Point(0, 0);

    Point {
      if (x < -100) throw new IllegalArgumentException("x " + x);
    }

    Point(int both) {
      this(both, both);
    }

    double length() {
      return Math.sqrt(x * x + y * y);
    }
  }

  record All(boolean b, byte y, short s, char c, int i, long l, float f, double d, String t, int[] a) {}

  record Empty() {}

  record Pair<A, B>(A first, B second) implements Comparable<Pair<A, B>> {
    @Override
    public int compareTo(Pair<A, B> o) {
      return first.toString().compareTo(o.first.toString());
    }

    <C> Pair<A, C> with(C c) {
      return new Pair<>(first, c);
    }
  }

  record Named(String name) {
    @Override
    public String toString() {
      return "<" + name() + ">";
    }

    public String name() {
      return name.toUpperCase();
    }
  }

  public static void main(String[] args) {
    Point p = new Point(3, 4);
    System.out.println(p + " " + p.length() + " " + p.x() + new Point(7) + Point.ORIGIN);
    System.out.println(p.equals(new Point(3, 4)) + " " + p.equals(new Point(4, 3)) + p.equals(null));
    System.out.println(p.hashCode() == new Point(3, 4).hashCode());
    All a = new All(true, (byte) 1, (short) 2, 'c', 3, 4L, 5f, 6.0, "t", null);
    All b = new All(true, (byte) 1, (short) 2, 'c', 3, 4L, 5f, 6.0, "t", null);
    System.out.println(a + " " + a.equals(b) + (a.hashCode() == b.hashCode()));
    System.out.println(new All(false, (byte) 0, (short) 0, '0', 0, 0, Float.NaN, -0.0, null, null)
        .equals(new All(false, (byte) 0, (short) 0, '0', 0, 0, Float.NaN, 0.0, null, null)));
    System.out.println(new Empty() + "" + new Empty().equals(new Empty()) + new Empty().hashCode());
    Pair<String, Integer> pair = new Pair<>("k", 1);
    System.out.println(pair.with('c') + " " + pair.compareTo(new Pair<>("m", 2)));
    System.out.println(Map.of(pair, "v").get(new Pair<>("k", 1)));
    System.out.println(new Named("n") + new Named("x").name);
    record Local(List<Integer> xs) {
      int sum() {
        int s = 0;
        for (int x : xs) s += x;
        return s;
      }
    }
    System.out.println(new Local(List.of(1, 2, 3)).sum() + "" + new Local(List.of()));
    try {
      new Point(-200);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
