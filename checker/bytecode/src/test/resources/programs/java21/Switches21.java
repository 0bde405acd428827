public class Switches21 {
  sealed interface Result<T> {}

  record Ok<T>(T value) implements Result<T> {}

  record Err<T>(Exception e) implements Result<T> {}

  enum Suit implements Card {
    HEARTS,
    SPADES
  }

  enum Rank implements Card {
    ACE
  }

  sealed interface Card permits Suit, Rank {}

  static String card(Card c) {
    return switch (c) {
      case Suit.HEARTS -> "hearts";
      case Suit.SPADES -> "spades";
      case Rank.ACE -> "ace";
    };
  }

  static <T> String show(Result<T> r) {
    return switch (r) {
      case Ok<T>(var v) -> "ok " + v;
      case Err<T>(RuntimeException e) -> "runtime " + e.getMessage();
      case Err<T>(Exception e) -> "checked " + e.getMessage();
    };
  }

  static int boxed(Integer i) {
    return switch (i) {
      case 1, 2 -> 12;
      case Integer k when k > 50 -> k / 10;
      case 3 -> 33;
      case Integer k -> -k;
    };
  }

  static String text(CharSequence s) {
    return switch (s) {
      case String t when t.startsWith("x") -> "x..";
      case String t -> t.toUpperCase();
      case StringBuilder b -> b.reverse().toString();
      default -> "seq";
    };
  }

  public static void main(String[] args) {
    System.out.println(card(Suit.HEARTS) + card(Rank.ACE) + card(Suit.SPADES));
    System.out.println(show(new Ok<>(5)) + show(new Err<>(new RuntimeException("r")))
        + show(new Err<>(new Exception("c"))));
    System.out.println(boxed(1) + " " + boxed(99) + " " + boxed(3) + " " + boxed(7));
    System.out.println(text("xy") + text("up") + text(new StringBuilder("abc")));
  }
}
