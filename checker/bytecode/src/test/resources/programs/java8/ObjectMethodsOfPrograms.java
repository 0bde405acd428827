import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

public class ObjectMethodsOfPrograms {
  static class Point implements Comparable<Point> {
    final int x;
    final int y;

    Point(int x, int y) {
      this.x = x;
      this.y = y;
    }

    @Override
    public boolean equals(Object o) {
      if (this == o) return true;
      if (!(o instanceof Point)) return false;
      Point p = (Point) o;
      return x == p.x && y == p.y;
    }

    @Override
    public int hashCode() {
      return 31 * x + y;
    }

    @Override
    public String toString() {
      return "(" + x + "," + y + ")";
    }

    @Override
    public int compareTo(Point p) {
      int c = Integer.compare(x, p.x);
      return c != 0 ? c : Integer.compare(y, p.y);
    }
  }

  public static void main(String[] args) {
    Set<Point> set = new HashSet<>();
    set.add(new Point(1, 2));
    set.add(new Point(1, 2));
    set.add(new Point(2, 1));
    System.out.println(set.size() + " " + set.contains(new Point(2, 1)));
    Map<Point, String> map = new TreeMap<>();
    map.put(new Point(3, 1), "c");
    map.put(new Point(1, 9), "b");
    map.put(new Point(1, 1), "a");
    System.out.println(map);
    for (Map.Entry<Point, String> e : map.entrySet()) {
      System.out.print(e.getKey().x + e.getValue());
    }
    System.out.println();
    Map<String, Point> byName = new HashMap<>();
    byName.computeIfAbsent("p", k -> new Point(k.length(), 7));
    Point p = byName.get("p");
    System.out.println(p + " " + p.equals(byName.get("p")) + p.equals(null));
  }
}
