package dev.actionguard.analysis;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a full match of a regular expression proves. Only a subset of the syntax is
 * understood; what is not understood proves nothing.
 */
final class RegexSafety {
  /** Texts with line breaks: alone, together, at the ends and between others. */
  private static final List<String> LINES =
      List.of("\n", "\r", "\r\n", "\n\r", "\n\n", "a\nb", "a\rb", "\na\rb\n", "a b\r\n\r\n1 \n");

  /** A longer expression is not tried. */
  private static final int LENGTH_LIMIT = 200;

  private RegexSafety() {}

  /**
   * Returns whether every text that fully matches is free of quotes, blanks, semicolons, comment
   * signs and parentheses: it consists of letters, digits, underscores, dots, {@code @}, colons,
   * commas, slashes, pluses and single hyphens only.
   */
  static boolean isIdentifierLike(String regex) {
    Scanner scanner = new Scanner(stripAnchors(regex));
    Shape shape = scanner.alternatives();
    return scanner.isDone() && shape != null && !shape.comment();
  }

  /**
   * Returns whether {@code find} with it means a full match, but for a line break at the end: it is
   * anchored at both ends.
   */
  static boolean isAnchored(String regex) {
    boolean start = regex.matches("(?s)(?:\\^|\\\\A)(?![*?{]).*") && !regex.contains("\\Q");
    boolean end = (regex.endsWith("$") && !isEscaped(regex)) || endsInEnd(regex);
    return start && end && !hasFlags(regex) && !hasTopLevelAlternative(regex);
  }

  private static boolean endsInEnd(String regex) {
    return (regex.endsWith("\\z") || regex.endsWith("\\Z")) && isEscaped(regex);
  }

  /** Returns whether the last character has a backslash before it that is not escaped itself. */
  private static boolean isEscaped(String regex) {
    int at = regex.length() - 2;
    while (at >= 0 && regex.charAt(at) == '\\') {
      at--;
    }
    return (regex.length() - 2 - at) % 2 == 1;
  }

  /** With a flag an anchor may mean a line. */
  private static boolean hasFlags(String regex) {
    return regex.matches("(?s).*\\(\\?[a-zA-Z].*");
  }

  private static boolean hasTopLevelAlternative(String regex) {
    int groups = 0;
    int classes = 0;
    for (int i = 0; i < regex.length(); i++) {
      switch (regex.charAt(i)) {
        case '\\' -> i++;
        case '[' -> classes++;
        case ']' -> classes = Math.max(0, classes - 1);
        case '(' -> groups += classes == 0 ? 1 : 0;
        case ')' -> groups -= classes == 0 ? 1 : 0;
        case '|' -> {
          if (groups == 0 && classes == 0) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  /**
   * Returns whether replacing all its matches leaves no line break, so that it neutralises a text
   * for logs.
   */
  static boolean coversLineBreaks(String regex) {
    if (regex.length() > LENGTH_LIMIT) {
      return false;
    }
    try {
      Pattern pattern = Pattern.compile(regex);
      return LINES.stream()
          .map(lines -> pattern.matcher(lines).replaceAll(""))
          .noneMatch(left -> left.indexOf('\n') >= 0 || left.indexOf('\r') >= 0);
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private static String stripAnchors(String regex) {
    String stripped = regex;
    if (stripped.startsWith("(?i)")) {
      stripped = stripped.substring(4);
    }
    if (stripped.startsWith("^")) {
      stripped = stripped.substring(1);
    }
    if (stripped.endsWith("$") && !isEscaped(stripped)) {
      stripped = stripped.substring(0, stripped.length() - 1);
    }
    return stripped;
  }

  /**
   * What the texts that match a piece of an expression look like, all of them being made of safe
   * signs.
   *
   * @param empty whether the empty text may be one
   * @param starts whether one may start with a hyphen
   * @param ends whether one may end with a hyphen
   * @param comment whether one may have two hyphens in a row, which begin a comment
   */
  private record Shape(boolean empty, boolean starts, boolean ends, boolean comment) {
    static final Shape EMPTY = new Shape(true, false, false, false);
    static final Shape SIGN = new Shape(false, false, false, false);
    static final Shape HYPHEN = new Shape(false, true, true, false);

    Shape then(Shape next) {
      return new Shape(
          empty && next.empty,
          starts || (empty && next.starts),
          next.ends || (next.empty && ends),
          comment || next.comment || (ends && next.starts));
    }

    Shape or(Shape other) {
      return new Shape(
          empty || other.empty,
          starts || other.starts,
          ends || other.ends,
          comment || other.comment);
    }

    Shape often() {
      return then(this).or(this);
    }

    Shape maybe() {
      return or(EMPTY);
    }
  }

  /**
   * Walks through the expression, by recursive descent; a method returns null at the first thing
   * that is not known to be safe.
   */
  private static final class Scanner {
    private static final Set<Character> SAFE_SIGNS = Set.of('_', '.', '-', '@', ':', '+', ',', '/');
    private static final Set<String> SAFE_PROPERTIES =
        Set.of(
            "{Alnum}",
            "{Alpha}",
            "{Digit}",
            "{L}",
            "{Lower}",
            "{Upper}",
            "{IsAlphabetic}",
            "{XDigit}",
            "{N}",
            "{Nd}");
    private static final int DEPTH_LIMIT = 50;

    private final String regex;
    private int at;
    private int depth;

    Scanner(String regex) {
      this.regex = regex;
    }

    boolean isDone() {
      return at == regex.length();
    }

    private boolean isAt(char c) {
      return at < regex.length() && regex.charAt(at) == c;
    }

    @Nullable Shape alternatives() {
      Shape all = sequence();
      while (all != null && isAt('|')) {
        at++;
        Shape next = sequence();
        all = next == null ? null : all.or(next);
      }
      return all;
    }

    private @Nullable Shape sequence() {
      Shape all = Shape.EMPTY;
      while (all != null && at < regex.length() && !isAt('|') && !isAt(')')) {
        Shape next = atom();
        next = next == null ? null : quantified(next);
        all = next == null ? null : all.then(next);
      }
      return all;
    }

    private @Nullable Shape quantified(Shape atom) {
      Shape shape = atom;
      while (shape != null && at < regex.length()) {
        switch (regex.charAt(at)) {
          case '?' -> {
            at++;
            shape = shape.maybe();
          }
          case '+' -> {
            at++;
            shape = shape.often();
          }
          case '*' -> {
            at++;
            shape = shape.often().maybe();
          }
          case '{' -> {
            int end = regex.indexOf('}', at);
            String count = end < 0 ? "" : regex.substring(at + 1, end);
            at = end + 1;
            shape = counted(shape, count);
          }
          default -> {
            return shape;
          }
        }
      }
      return shape;
    }

    private static @Nullable Shape counted(Shape shape, String count) {
      if (!count.matches("\\d{1,4}(,\\d*)?")) {
        return null;
      }
      Shape some = count.equals("1") || count.equals("0,1") ? shape : shape.often();
      return count.startsWith("0") ? some.maybe() : some;
    }

    private @Nullable Shape atom() {
      char c = regex.charAt(at++);
      return switch (c) {
        case '(' -> group();
        case '[' -> characterClass();
        case '\\' -> escape();
        case '-' -> Shape.HYPHEN;
        default ->
            Character.isLetterOrDigit(c) || c == '_' || c == '@' || c == ':' || c == ',' || c == '/'
                ? Shape.SIGN
                : null;
      };
    }

    private @Nullable Shape group() {
      if (regex.startsWith("?:", at)) {
        at += 2;
      }
      if (isAt('?') || ++depth > DEPTH_LIMIT) {
        return null;
      }
      Shape inner = alternatives();
      depth--;
      if (inner == null || !isAt(')')) {
        return null;
      }
      at++;
      return inner;
    }

    private @Nullable Shape escape() {
      if (at >= regex.length()) {
        return null;
      }
      char c = regex.charAt(at++);
      if (c == 'p') {
        int end = regex.indexOf('}', at);
        String name = end < 0 ? "" : regex.substring(at, end + 1);
        at = end + 1;
        return SAFE_PROPERTIES.contains(name) ? Shape.SIGN : null;
      }
      if (c == 'b' || c == 'z' || c == 'A') {
        return Shape.EMPTY;
      }
      return c == '-' ? Shape.HYPHEN : c == 'w' || c == 'd' || isSign(c) ? Shape.SIGN : null;
    }

    private static boolean isSign(char c) {
      return SAFE_SIGNS.contains(c);
    }

    /** A class without negation, nesting and intersection. */
    private @Nullable Shape characterClass() {
      Shape all = isAt('^') ? null : Shape.SIGN;
      while (all != null && at < regex.length()) {
        char c = regex.charAt(at++);
        if (c == ']') {
          return all;
        }
        Shape next;
        if (c == '\\') {
          next = escape();
          next = next == null || next.empty() ? null : next;
        } else if (isAt('-') && at + 1 < regex.length() && regex.charAt(at + 1) != ']') {
          next = isSafeRange(c, regex.charAt(at + 1)) ? Shape.SIGN : null;
          at += 2;
        } else {
          next =
              c == '-'
                  ? Shape.HYPHEN
                  : isSign(c) || Character.isLetterOrDigit(c) ? Shape.SIGN : null;
        }
        all = next == null ? null : all.or(next);
      }
      return null;
    }

    private static boolean isSafeRange(char first, char last) {
      for (int c = first; c <= last; c++) {
        // Two signs stand between the letters of Latin-1.
        if (!Character.isLetterOrDigit(c) && c != '\u00d7' && c != '\u00f7') {
          return false;
        }
      }
      return first <= last;
    }
  }
}
