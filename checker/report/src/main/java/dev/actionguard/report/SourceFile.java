package dev.actionguard.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a source file.
 *
 * @param path as reports name it, with {@code /}
 */
record SourceFile(String path, String text, List<String> lines, LineHashes hashes) {
  static SourceFile of(String path, String text) {
    return new SourceFile(path, text, split(text), LineHashes.of(text));
  }

  /** Returns the line, counted from 1. */
  Optional<String> line(int number) {
    return number >= 1 && number <= lines.size()
        ? Optional.of(lines.get(number - 1))
        : Optional.empty();
  }

  /** Splits at the line ends that the Java language knows. */
  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(start, i));
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    lines.add(text.substring(start));
    return lines;
  }
}
