package dev.actionguard.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Reads the CSV form of model files: one record a line, fields apart by commas, a field in quotes
 * may hold commas and doubled quotes. Blank lines and lines that begin with {@code #} are left out.
 */
final class CsvReader {
  private CsvReader() {}

  /**
   * Hands each record after the header to the consumer, with its line number.
   *
   * @throws ModelFormatException if the header differs, a record has another number of fields, or a
   *     quote is not closed on its line
   */
  static void read(
      String file, String text, List<String> header, BiConsumer<Integer, String[]> record) {
    int columns = header.size();
    boolean headerSeen = false;
    int line = 0;
    int start = 0;
    int length = text.length();
    while (start < length) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        end = length;
      }
      int stop = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
      line++;
      if (stop > start && text.charAt(start) != '#') {
        String[] fields = fields(file, line, text, start, stop, columns);
        if (headerSeen) {
          record.accept(line, fields);
        } else if (List.of(fields).equals(header)) {
          headerSeen = true;
        } else {
          throw new ModelFormatException(
              file, line, "the header must be '" + String.join(",", header) + "'");
        }
      }
      start = end + 1;
    }
    if (!headerSeen) {
      throw new ModelFormatException(
          file, Math.max(line, 1), "the header '" + String.join(",", header) + "' is missing");
    }
  }

  private static String[] fields(
      String file, int line, String text, int start, int stop, int columns) {
    String[] fields = new String[columns];
    int count = 0;
    int at = start;
    while (true) {
      if (count == columns) {
        throw new ModelFormatException(file, line, "more than " + columns + " columns");
      }
      if (at < stop && text.charAt(at) == '"') {
        StringBuilder field = new StringBuilder();
        at = quoted(file, line, text, at + 1, stop, field);
        fields[count++] = field.toString();
        if (at < stop && text.charAt(at) != ',') {
          throw new ModelFormatException(file, line, "text after a closing quote");
        }
      } else {
        int comma = text.indexOf(',', at);
        int end = comma < 0 || comma > stop ? stop : comma;
        fields[count++] = text.substring(at, end);
        at = end;
      }
      if (at >= stop) {
        break;
      }
      at++;
    }
    if (count < columns) {
      throw new ModelFormatException(file, line, count + " columns instead of " + columns);
    }
    return fields;
  }

  /** Reads a quoted field to its closing quote and returns the index after that. */
  private static int quoted(
      String file, int line, String text, int start, int stop, StringBuilder field) {
    int at = start;
    while (at < stop) {
      char c = text.charAt(at++);
      if (c != '"') {
        field.append(c);
      } else if (at < stop && text.charAt(at) == '"') {
        field.append('"');
        at++;
      } else {
        return at;
      }
    }
    throw new ModelFormatException(file, line, "a quote is not closed");
  }

  /** Splits at a separator that stands outside of parentheses; the parts are stripped. */
  static List<String> split(String text, char separator) {
    if (text.indexOf(separator) < 0) {
      return List.of(text);
    }
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == separator && depth == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  /** Expands groups in braces: {@code {javax,jakarta}.ejb.EJB} names two classes. */
  static List<String> expand(String name) {
    int open = name.indexOf('{');
    if (open < 0) {
      return List.of(name);
    }
    int close = name.indexOf('}', open);
    if (close < 0) {
      throw new IllegalArgumentException("a brace is not closed: '" + name + "'");
    }
    List<String> names = new ArrayList<>();
    for (String choice : split(name.substring(open + 1, close), ',')) {
      names.addAll(expand(name.substring(0, open) + choice + name.substring(close + 1)));
    }
    return names;
  }
}
