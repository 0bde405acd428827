package dev.actionguard.analysis;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how a query text uses the database off its first word. */
final class SqlText {
  private static final Set<String> READS =
      Set.of(
          "select",
          "with",
          "show",
          "explain",
          "describe",
          "values",
          "table",
          "from",
          "pragma",
          "desc");
  private static final Set<String> WRITES =
      Set.of(
          "insert",
          "update",
          "delete",
          "merge",
          "replace",
          "upsert",
          "truncate",
          "create",
          "alter",
          "drop",
          "call",
          "exec",
          "execute",
          "grant",
          "revoke",
          "rename",
          "comment");

  private static final Set<String> DEFINITIONS =
      Set.of("create", "alter", "drop", "truncate", "grant", "revoke", "rename", "comment");

  private SqlText() {}

  /**
   * Returns READ or WRITE, or null if the beginning of the text does not tell (also for statements
   * that only set up the session).
   */
  static Obligation.@Nullable Access access(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String word = firstWord(text);
    if (READS.contains(word)) {
      return Obligation.Access.READ;
    }
    return WRITES.contains(word) ? Obligation.Access.WRITE : null;
  }

  /** Returns the name of the table that a known beginning of a text writes to, or empty text. */
  static String table(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String[] words = text.strip().split("[\\s(]+", 5);
    for (int i = 0; i + 1 < words.length; i++) {
      String word = words[i].toLowerCase(Locale.ROOT);
      if (word.equals("into") || word.equals("update") || (word.equals("from") && i == 1)) {
        return words[i + 1];
      }
    }
    return "";
  }

  /** Returns whether a text is known to define or drop tables and rights. */
  static boolean isDefinition(@Nullable String text) {
    return text != null && DEFINITIONS.contains(firstWord(text));
  }

  private static String firstWord(String text) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || c == '(' || c == '{' || c == '?' || c == '=') {
        at++;
      } else if (text.startsWith("--", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at);
        at = end < 0 ? text.length() : end + 2;
      } else {
        break;
      }
    }
    int end = at;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    // A word that the known beginning cuts off tells nothing.
    return end == text.length() && end - at < 4
        ? ""
        : text.substring(at, end).toLowerCase(Locale.ROOT);
  }
}
