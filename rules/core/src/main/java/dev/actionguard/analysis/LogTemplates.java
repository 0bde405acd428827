package dev.actionguard.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the names that a log template gives to its placeholders. */
final class LogTemplates {
  /**
   * A name right before it, then {@code {}}, {@code {1}} or a conversion of {@code printf} with or
   * without the number of its argument.
   */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?:([A-Za-z][A-Za-z0-9_.-]*)\\s*[=:]\\s*['\"\\[(]?)?"
              + "(?:\\{(\\d*)}|%(?:(\\d+)\\$)?[-#+ 0,(<]*\\d*(?:\\.\\d+)?(?:[tT]?[a-zA-Z]|%))");

  private static final int LIMIT = 100;

  private LogTemplates() {}

  /**
   * Returns for each argument the name right before its placeholder ({@code userId={}}), or empty
   * text.
   */
  static List<String> names(String template) {
    List<String> names = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(template);
    int next = 0;
    while (matcher.find() && next < LIMIT) {
      String text = matcher.group();
      if (text.endsWith("%n") || text.endsWith("%%")) {
        continue;
      }
      int argument = number(matcher, next);
      if (argument == next) {
        next++;
      }
      while (names.size() <= argument) {
        names.add("");
      }
      if (matcher.group(1) != null) {
        names.set(argument, matcher.group(1));
      }
    }
    return names;
  }

  /**
   * Returns which argument is meant, counted from 0: of {@code {1}} and {@code %2$s} the second.
   */
  private static int number(Matcher matcher, int next) {
    String braces = matcher.group(2);
    String percent = matcher.group(3);
    String digits = braces != null ? braces : percent == null ? "" : percent;
    if (digits.isEmpty() || digits.length() > 2) {
      return next;
    }
    return Math.max(0, Integer.parseInt(digits) - (braces != null ? 0 : 1));
  }
}
