public class InstanceOf {
  interface Marker {}

  static class A {}

  static class B extends A implements Marker {}

  static String what(Object o) {
    if (o instanceof B) return "B";
    if (o instanceof A) return "A";
    if (o instanceof Marker) return "M";
    if (o instanceof String) return "S" + ((String) o).length();
    if (o instanceof Number) return "N" + ((Number) o).intValue();
    if (o instanceof int[]) return "I" + ((int[]) o).length;
    if (o instanceof Object[]) return "O" + ((Object[]) o).length;
    if (o instanceof Comparable<?>) return "C";
    return o == null ? "null" : "?";
  }

  public static void main(String[] args) {
    Object[] all = {
      new A(), new B(), new Marker() {}, "str", 3.9, new int[2], new String[3], 'c', null,
      new StringBuilder().getClass()
    };
    for (Object o : all) System.out.print(what(o) + " ");
    System.out.println();
    A a = new B();
    B b = (B) a;
    System.out.println(b == a);
    try {
      a = new A();
      b = (B) a;
    } catch (ClassCastException e) {
      System.out.println("cast");
    }
    boolean is = a instanceof Marker;
    System.out.println(is ? "yes" : "no");
    System.out.println(!(a instanceof B) && all[1] instanceof Marker);
  }
}
