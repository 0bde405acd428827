public class StringMethods {
  public static void main(String[] args) {
    String s = "  Hello, World  ";
    System.out.println(s.trim().toUpperCase() + s.length() + s.indexOf("World"));
    System.out.println(s.replace('l', 'L').substring(3, 8).concat("!"));
    System.out.println(String.join("-", "a", "b", "c") + String.valueOf(3.5) + "x".compareTo("y"));
    for (String part : "a1b22c333".split("\\d+")) System.out.print(part + ".");
    System.out.println();
    StringBuilder b = new StringBuilder();
    for (int i = 0; i < 3; i++) b.insert(0, i).append(i).append(i % 2 == 0 ? "e" : 'o');
    System.out.println(b.reverse());
    System.out.println("abc".contains("b") + " " + "abc".equals("ab" + "c") + " " + "A".equalsIgnoreCase("a"));
    String n = null;
    System.out.println("n=" + n + (n == null));
    char[] cs = {'o', 'k'};
    System.out.println(new String(cs) + String.valueOf(cs, 1, 1) + cs.length);
    CharSequence q = b;
    System.out.println(q.length() + q.charAt(0));
    System.out.println("%".isEmpty() + String.format("%03d|%-4s|%x", 7, "ab", 255));
    System.out.println("tab\there \"quoted\" \\ back");
  }
}
