package dev.actionguard.analysis;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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

  /** A statement after {@code with} that changes data, at the end or as one of the parts. */
  private static final Pattern CHANGES =
      Pattern.compile(
          "(?i)\\)\\s*(?:insert\\s+into|update|delete|merge)\\s"
              + "|\\bas\\s*(?:(?:not\\s+)?materialized\\s*)?\\(\\s*"
              + "(?:insert\\s+into|update|delete|merge)\\s");

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
    if (word.equals("with") && CHANGES.matcher(text).find()) {
      return Obligation.Access.WRITE;
    }
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
    String[] words = text.substring(start(text)).split("[\\s(]+", 5);
    for (int i = 0; i + 1 < words.length; i++) {
      String word = words[i].toLowerCase(Locale.ROOT);
      if (word.equals("into") || word.equals("update") || (word.equals("from") && i == 1)) {
        return words[i + 1];
      }
    }
    return "";
  }

  /** Returns where the first word begins, after comments and braces. */
  private static int start(String text) {
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
    return at;
  }

  private static String firstWord(String text) {
    int at = start(text);
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
