package dev.actionguard.analysis;

import java.util.Set;

/**
 * Tells what a full match of a regular expression proves. Only a subset of the syntax is
 * understood; what is not understood proves nothing.
 */
final class RegexSafety {
  private RegexSafety() {}

  /**
   * Returns whether every text that fully matches is free of quotes, blanks, semicolons, comment
   * signs and parentheses: it consists of letters, digits, underscores, dots, {@code @}, colons,
   * pluses and single hyphens only.
   */
  static boolean isIdentifierLike(String regex) {
    return new Scanner(stripAnchors(regex)).isSafe();
  }

  /** Returns whether {@code find} with it means a full match: it is anchored at both ends. */
  static boolean isAnchored(String regex) {
    boolean start = regex.startsWith("^") || regex.startsWith("\\A");
    boolean end = (regex.endsWith("$") && !regex.endsWith("\\$")) || regex.endsWith("\\z");
    return start && end && !hasTopLevelAlternative(regex);
  }

  private static boolean hasTopLevelAlternative(String regex) {
    int depth = 0;
    for (int i = 0; i < regex.length(); i++) {
      switch (regex.charAt(i)) {
        case '\\' -> i++;
        case '(', '[' -> depth++;
        case ')', ']' -> depth--;
        case '|' -> {
          if (depth == 0) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  /**
   * Returns whether a character class (or a text) covers both line breaks, so that replacing all
   * its matches neutralises a text for logs.
   */
  static boolean coversLineBreaks(String regex) {
    return regex.contains("\\R")
        || regex.contains("\\p{Cntrl}")
        || regex.contains("\\p{C}")
        || regex.contains("\\p{Cc}")
        || regex.contains("\\s")
        || regex.contains("\\W")
        || (regex.startsWith("[^")
            && !regex.contains("\\n")
            && !regex.contains("\\r")
            && !regex.contains("\\s"))
        || ((regex.contains("\\r") || regex.contains("\r"))
            && (regex.contains("\\n") || regex.contains("\n"))
            && (regex.contains("[") || regex.contains("|")));
  }

  private static String stripAnchors(String regex) {
    String stripped = regex;
    if (stripped.startsWith("(?i)")) {
      stripped = stripped.substring(4);
    }
    if (stripped.startsWith("^")) {
      stripped = stripped.substring(1);
    }
    if (stripped.endsWith("$") && !stripped.endsWith("\\$")) {
      stripped = stripped.substring(0, stripped.length() - 1);
    }
    return stripped;
  }

  /** Walks through the expression and stops at the first thing that is not known to be safe. */
  private static final class Scanner {
    private static final Set<Character> SAFE_SIGNS =
        Set.of('_', '.', '-', '@', ':', '+', ',', '/', '#');
    private static final Set<Character> SAFE_CLASSES = Set.of('w', 'd');
    private final String regex;
    private int at;

    Scanner(String regex) {
      this.regex = regex;
    }

    boolean isSafe() {
      while (at < regex.length()) {
        char c = regex.charAt(at++);
        boolean safe =
            switch (c) {
              case '(' -> group();
              case ')', '|', '?', '*', '+' -> true;
              case '{' -> quantifier();
              case '[' -> characterClass();
              case '\\' -> escape();
              default ->
                  Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '@' || c == ':';
            };
        if (!safe) {
          return false;
        }
      }
      return true;
    }

    private boolean group() {
      if (regex.startsWith("?:", at)) {
        at += 2;
        return true;
      }
      return !regex.startsWith("?", at);
    }

    private boolean quantifier() {
      int end = regex.indexOf('}', at);
      if (end < 0) {
        return false;
      }
      String inner = regex.substring(at, end);
      at = end + 1;
      return inner.chars().allMatch(c -> Character.isDigit(c) || c == ',');
    }

    private boolean escape() {
      if (at >= regex.length()) {
        return false;
      }
      char c = regex.charAt(at++);
      if (c == 'p') {
        int end = regex.indexOf('}', at);
        String name = end < 0 ? "" : regex.substring(at, end + 1);
        at = end + 1;
        return Set.of(
                "{Alnum}",
                "{Alpha}",
                "{Digit}",
                "{L}",
                "{Lower}",
                "{Upper}",
                "{IsAlphabetic}",
                "{XDigit}",
                "{N}",
                "{Nd}")
            .contains(name);
      }
      return SAFE_CLASSES.contains(c) || SAFE_SIGNS.contains(c) || c == 'b' || c == 'z' || c == 'A';
    }

    private boolean characterClass() {
      if (at < regex.length() && regex.charAt(at) == '^') {
        return false;
      }
      while (at < regex.length()) {
        char c = regex.charAt(at++);
        if (c == ']') {
          return true;
        }
        if (c == '\\') {
          if (!escape()) {
            return false;
          }
        } else if (at + 1 < regex.length()
            && regex.charAt(at) == '-'
            && regex.charAt(at + 1) != ']') {
          char end = regex.charAt(at + 1);
          at += 2;
          boolean range =
              (Character.isDigit(c) && Character.isDigit(end))
                  || (Character.isLetter(c)
                      && Character.isLetter(end)
                      && Character.isLowerCase(c) == Character.isLowerCase(end));
          if (!range) {
            return false;
          }
        } else if (!Character.isLetterOrDigit(c) && !SAFE_SIGNS.contains(c)) {
          return false;
        }
      }
      return false;
    }
  }
}
