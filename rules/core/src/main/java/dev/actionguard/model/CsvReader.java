package dev.actionguard.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the CSV form of model files: one record a line, fields apart by commas, a field in quotes
 * may hold commas and doubled quotes. Blank lines and lines that begin with {@code #} are left out.
 * Here and in the loader there is no lambda, stream or concatenation on the way of a good row: in a
 * cold virtual machine the first of each costs more than reading all rows.
 */
final class CsvReader {
  private final String file;
  private final String text;
  private final int columns;
  private int line;
  private int next;

  /**
   * Begins to read a file.
   *
   * @throws ModelFormatException if its first record is not the header
   */
  CsvReader(String file, String text, List<String> header) {
    this.file = file;
    this.text = text;
    this.columns = header.size();
    String[] first = read();
    if (first == null || !List.of(first).equals(header)) {
      throw new ModelFormatException(
          file, Math.max(line, 1), "the header must be '" + String.join(",", header) + "'");
    }
  }

  /** Returns the line of the record that was read last. */
  int line() {
    return line;
  }

  /**
   * Returns the fields of the next record, or null at the end.
   *
   * @throws ModelFormatException if it has another number of fields than the header, or a quote is
   *     not closed on its line
   */
  String @Nullable [] read() {
    while (next < text.length()) {
      int start = next;
      int end = text.indexOf('\n', start);
      if (end < 0) {
        end = text.length();
      }
      next = end + 1;
      line++;
      int stop = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
      if (stop > start && text.charAt(start) != '#') {
        return fields(file, line, text, start, stop, columns);
      }
    }
    return null;
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
      names.addAll(
          expand(name.substring(0, open).concat(choice).concat(name.substring(close + 1))));
    }
    return names;
  }
}
