package dev.actionguard.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  /** What is read: a name after {@code from}, {@code join} or a comma between two of them. */
  private static final Pattern READ_FROM =
      Pattern.compile("(?i)\\b(?:from|join)\\s+([\\w.$\"`\\[\\]]*\\w[\"`\\]]?)");

  private static final Set<String> DEFINITIONS =
      Set.of("create", "alter", "drop", "truncate", "grant", "revoke", "rename", "comment");

  /** A column that must equal a value. */
  private static final Pattern EQUAL = Pattern.compile("([a-z_]\\w*)\\s*=\\s*(?:[?:#'@]|\\d)");

  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  private static final Set<String> KEYS = Set.of("id", "key", "uuid", "guid");

  private static final Set<String> VERSIONS =
      Set.of("version", "revision", "rev", "etag", "state", "status");

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

  /**
   * Returns the names of the tables or entities that a known beginning of a text reads from, in
   * their order, separated by commas; empty text if none is known. A name that the beginning may
   * cut off is one of them.
   */
  static String readFrom(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return READ_FROM
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Returns whether a text is known to define or drop tables and rights. */
  static boolean isDefinition(@Nullable String text) {
    return text != null && DEFINITIONS.contains(firstWord(text));
  }

  /**
   * Returns whether a statement is known to change only rows that a key or a version in its
   * condition names, so that changing none means something. Deleting what is not there by its key
   * is no surprise: only a version counts.
   */
  static boolean isConditional(String text) {
    String word = firstWord(text);
    String lower = text.toLowerCase(Locale.ROOT);
    int where = lower.indexOf(" where ");
    if (where < 0 || !(word.equals("update") || word.equals("delete"))) {
      return false;
    }
    Matcher equal = EQUAL.matcher(lower.substring(where));
    while (equal.find()) {
      List<String> words = Names.tokens(equal.group(1));
      boolean key = !words.isEmpty() && KEYS.contains(words.get(words.size() - 1));
      if (words.stream().anyMatch(VERSIONS::contains) || (key && word.equals("update"))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a statement is known to delete whatever is old: no key is in its condition. */
  static boolean isCleanUp(String text) {
    return firstWord(text).equals("delete")
        && WORD.matcher(text)
            .results()
            .map(word -> Names.tokens(word.group()))
            .allMatch(words -> words.isEmpty() || !KEYS.contains(words.get(words.size() - 1)));
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
