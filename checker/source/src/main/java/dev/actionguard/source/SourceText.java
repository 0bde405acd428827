package dev.actionguard.source;

import dev.actionguard.ir.SourceRange;
import java.util.Arrays;

/** The text of a source file: turns lines and columns into offsets and back. */
public final class SourceText {
  private final String text;
  private final int[] lines;

  /** Finds the lines of a text; they end as the language and editors have it. */
  public SourceText(String text) {
    this.text = text;
    int[] starts = new int[64];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends =
          c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      if (ends) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    lines = Arrays.copyOf(starts, count);
  }

  public String text() {
    return text;
  }

  public int lineCount() {
    return lines.length;
  }

  /** Returns the offset of a line and column, both from 1, or -1 if there is no such line. */
  public int offset(int line, int column) {
    if (line < 1 || line > lines.length) {
      return -1;
    }
    return Math.min(text.length(), lines[line - 1] + Math.max(0, column - 1));
  }

  /** Returns the line of an offset, or 0 if there is none. */
  public int line(int offset) {
    if (offset < 0) {
      return 0;
    }
    int found = Arrays.binarySearch(lines, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Returns the range between two offsets. */
  public SourceRange range(int start, int end) {
    if (start < 0) {
      return SourceRange.UNKNOWN;
    }
    int last = Math.max(start, end);
    int startLine = line(start);
    int endLine = line(last);
    return new SourceRange(
        startLine, start - lines[startLine - 1] + 1, endLine, last - lines[endLine - 1] + 1);
  }

  /** Returns the first offset from one on that is neither blank nor in a comment. */
  int skip(int offset) {
    int at = offset;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (text.startsWith("//", at)) {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          at++;
        }
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        at = end < 0 ? text.length() : end + 2;
      } else {
        break;
      }
    }
    return Math.min(at, Math.max(0, text.length() - 1));
  }
}
