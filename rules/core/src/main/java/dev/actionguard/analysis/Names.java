package dev.actionguard.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits names into lower-case words: {@code userId}, {@code USER_ID}, {@code user-id} alike. */
final class Names {
  private Names() {}

  /** Returns the words of a name in order. */
  static List<String> tokens(String name) {
    List<String> tokens = new ArrayList<>(4);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean startsWord =
          Character.isUpperCase(c)
              && i > 0
              && (Character.isLowerCase(name.charAt(i - 1))
                  || Character.isDigit(name.charAt(i - 1))
                  || (i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1))));
      if (startsWord || !Character.isLetterOrDigit(c)) {
        flush(word, tokens);
      }
      if (Character.isLetterOrDigit(c)) {
        word.append(c);
      }
    }
    flush(word, tokens);
    return tokens;
  }

  private static void flush(StringBuilder word, List<String> tokens) {
    if (word.length() > 0) {
      tokens.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }

  /**
   * Returns the property that an accessor's name stands for: {@code getUserId} gives {@code
   * userId}.
   */
  static String property(String method) {
    if (method.length() > 3
        && method.startsWith("get")
        && Character.isUpperCase(method.charAt(3))) {
      return Character.toLowerCase(method.charAt(3)) + method.substring(4);
    }
    return method;
  }
}
