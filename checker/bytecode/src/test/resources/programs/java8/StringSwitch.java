public class StringSwitch {
  static int f(String s) {
    switch (s) {
      case "Aa":
      case "BB":
        return 1;
      case "C":
        return 2;
      case "AaAa":
        s = "fall";
      case "BBBB":
        return s.length();
      case "AaBB":
        return 4;
      default:
        return 5;
      case "":
        return 6;
    }
  }

  static String g(String s) {
    String r = "";
    switch (s.toLowerCase()) {
      case "x":
        r += "x";
        break;
      case "y":
        r += "y";
    }
    return r + "!";
  }

  public static void main(String[] args) {
    for (String s : new String[] {"Aa", "BB", "C", "AaAa", "BBBB", "AaBB", "BBAa", "", "D"}) {
      System.out.print(f(s) + " ");
    }
    System.out.println(g("X") + g("y") + g("z"));
    try {
      f(null);
    } catch (NullPointerException e) {
      System.out.println("null");
    }
  }
}
