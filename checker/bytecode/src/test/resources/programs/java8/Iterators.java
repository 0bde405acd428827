import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;

public class Iterators {
  public static void main(String[] args) {
    List<String> list = new ArrayList<>();
    for (int i = 0; i < 6; i++) list.add("s" + i);
    for (Iterator<String> it = list.iterator(); it.hasNext(); ) {
      String s = it.next();
      if (s.hashCode() % 2 == 0) it.remove();
    }
    System.out.println(list);
    ListIterator<String> li = list.listIterator();
    while (li.hasNext()) {
      int at = li.nextIndex();
      String s = li.next();
      if (at == 1) li.set(s + "!");
    }
    System.out.println(list);
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < 10; i++) {
      groups.computeIfAbsent(i % 3 == 0 ? "fizz" : i % 5 == 0 ? "buzz" : "none", k -> new ArrayList<>())
          .add(i);
    }
    for (Map.Entry<String, List<Integer>> e : groups.entrySet()) {
      int sum = 0;
      for (Integer v : e.getValue()) sum += v;
      System.out.print(e.getKey() + "=" + sum + " ");
    }
    System.out.println();
    try {
      for (String s : list) list.add(s);
    } catch (java.util.ConcurrentModificationException e) {
      System.out.println("modified");
    }
    groups.forEach((k, v) -> System.out.print(k + v.size()));
    System.out.println();
    groups.entrySet().removeIf(e -> e.getValue().size() > 4);
    System.out.println(groups.keySet());
  }
}
