package dev.actionguard.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads off a query text where it asks the database for the time, and which columns it fills. */
public final class SqlTimes {
  private static final Pattern FUNCTION =
      Pattern.compile(
          "\\b(?:(?:now|getdate|getutcdate|sysdatetime|sysutcdatetime|clock_timestamp|"
              + "statement_timestamp|transaction_timestamp|unix_timestamp|utc_timestamp)\\s*\\(|"
              + "(?:current_timestamp|current_date|current_time|localtimestamp|sysdate|systimestamp)\\b|"
              + "datetime\\s*\\(\\s*'now')",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LITERAL = Pattern.compile("'(?!now')(?:[^']|'')*'");
  private static final Pattern INSERT =
      Pattern.compile(
          "\\s*insert\\s+into\\s+([\\w.\"`]+)\\s*\\(([^)]*)\\)\\s*values\\s*\\((.*)\\)\\s*;?\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern UPDATE =
      Pattern.compile(
          "\\s*update\\s+([\\w.\"`]+)(?:\\s+(?:as\\s+)?\\w+)??\\s+set\\s+(.*?)(?:\\s+where\\b.*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern NAMED = Pattern.compile(":(\\w+)");

  private SqlTimes() {}

  /**
   * A column that a statement fills.
   *
   * @param parameter number of the {@code ?} that fills it, from 0; -1 if none does
   * @param name name of the named parameter that fills it; empty if none does
   * @param function the database's time that fills it; empty if it does not
   */
  record Column(String table, String column, int parameter, String name, String function) {}

  /** Returns the first function of a text that gives the database's time, or null. */
  public static @Nullable String function(String text) {
    if (text.length() < 5) {
      return null;
    }
    Matcher matcher = FUNCTION.matcher(LITERAL.matcher(text).replaceAll("''"));
    if (!matcher.find()) {
      return null;
    }
    String found = matcher.group().toLowerCase(Locale.ROOT);
    return found.contains("(") ? found.substring(0, found.indexOf('(')).strip() + "()" : found;
  }

  /** Returns the columns that an insert or update fills; none if the text is not read. */
  static List<Column> columns(String text) {
    List<Column> columns = new ArrayList<>();
    Matcher insert = INSERT.matcher(text);
    if (insert.matches()) {
      List<String> names = split(insert.group(2));
      List<String> values = split(insert.group(3));
      int parameter = 0;
      for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
        add(columns, insert.group(1), names.get(i), values.get(i), parameter);
        parameter += parameters(values.get(i));
      }
      return columns;
    }
    Matcher update = UPDATE.matcher(text);
    if (update.matches()) {
      int parameter = 0;
      for (String part : split(update.group(2))) {
        int equals = part.indexOf('=');
        if (equals > 0) {
          String value = part.substring(equals + 1);
          add(columns, update.group(1), part.substring(0, equals), value, parameter);
          parameter += parameters(value);
        }
      }
    }
    return columns;
  }

  private static void add(
      List<Column> columns, String table, String column, String value, int parameter) {
    String only = value.strip();
    Matcher named = NAMED.matcher(only);
    String function = function(only);
    columns.add(
        new Column(
            bare(table),
            bare(column),
            only.equals("?") ? parameter : -1,
            named.matches() ? named.group(1) : "",
            function == null ? "" : function));
  }

  private static String bare(String name) {
    String last = name.strip().replaceAll("[\"`]", "");
    return last.substring(last.lastIndexOf('.') + 1);
  }

  private static int parameters(String value) {
    return (int) LITERAL.matcher(value).replaceAll("''").chars().filter(c -> c == '?').count();
  }

  /** Splits at the commas that stand in no brackets and no literal. */
  private static List<String> split(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      quoted ^= c == '\'';
      if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && depth == 0) {
          parts.add(list.substring(from, i));
          from = i + 1;
        }
      }
    }
    parts.add(list.substring(from));
    return parts;
  }
}
