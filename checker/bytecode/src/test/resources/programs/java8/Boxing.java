import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Boxing {
  static Integer maybe(boolean b) {
    return b ? 5 : null;
  }

  static String which(Object o) {
    return "object";
  }

  static String which(long l) {
    return "long";
  }

  static String which(Integer i) {
    return "Integer";
  }

  public static void main(String[] args) {
    Integer a = 127;
    Integer b = 127;
    Integer c = 1000;
    Integer d = 1000;
    System.out.println((a == b) + " " + (c == d) + " " + c.equals(d) + " " + (c <= d && c >= d));
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < 5; i++) list.add(i * i);
    list.remove(Integer.valueOf(4));
    list.remove(0);
    int sum = 0;
    for (int i : list) sum += i;
    System.out.println(list + " " + sum);
    Map<Character, Integer> counts = new HashMap<>();
    for (char ch : "banana".toCharArray()) {
      counts.put(ch, counts.containsKey(ch) ? counts.get(ch) + 1 : 1);
    }
    System.out.println(counts.get('a') + counts.get('n'));
    counts.merge('z', 4, Integer::sum);
    counts.merge('z', 4, Integer::sum);
    System.out.println(counts.get('z'));
    System.out.println(which(1) + which('c') + which(1f) + which((Integer) 1));
    try {
      int x = maybe(false);
      System.out.println(x);
    } catch (NullPointerException e) {
      System.out.println("npe");
    }
    Object o = true ? 1 : 2.0;
    System.out.println(o);
    Long l = 5L;
    Double dd = l * 1.5;
    Boolean t = l > 4 && dd != 7;
    Character ch = 'q';
    ch++;
    Byte by = (byte) -3;
    Short sh = 12;
    System.out.println(l + dd + "" + t + ch + by + sh);
    long wide = a + l;
    System.out.println(wide);
  }
}
