public class TextBlocks {
  public static void main(String[] args) {
    String name = "x";
    String text =
        """
        Dear %s,
          "quoted" \\ and \
        joined
        tab\there
        """
            .formatted(name);
    System.out.print(text);
    var n = text.lines().count();
    System.out.println(n + text.strip().length());
    System.out.println("""
        a
          b""" + name + """
        c\
        """);
  }
}
