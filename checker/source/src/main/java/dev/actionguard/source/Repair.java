package dev.actionguard.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a file that does not parse into one that may: what cannot be read is replaced by blanks, so
 * that all else stays where it is. The parser itself gets over mistakes inside of method bodies;
 * this is for those between members, and for what is not closed.
 */
final class Repair {
  private final String text;
  private final List<Mark> marks = new ArrayList<>();
  private int open = -1;
  private int openEnd = -1;

  /** A brace or semicolon outside of texts and comments, and how deep it is in braces after it. */
  private record Mark(int at, char sign, int depth) {}

  private Repair(String text) {
    this.text = text;
  }

  /**
   * Returns the text without what is wrong at an offset, or null if nothing is left to try.
   *
   * @param offset where the parser found something wrong
   */
  static @Nullable String without(String text, int offset) {
    Repair repair = new Repair(text);
    repair.scan();
    return repair.repaired(offset);
  }

  private @Nullable String repaired(int offset) {
    if (open >= 0) {
      return blank(open, openEnd);
    }
    for (Mark mark : marks) {
      if (mark.depth < 0) {
        return blank(mark.at, mark.at + 1);
      }
    }
    int depth = marks.isEmpty() ? 0 : marks.get(marks.size() - 1).depth;
    boolean atEnd = offset < 0 || text.substring(Math.min(offset, text.length())).isBlank();
    if (depth > 0 && atEnd) {
      return text + "}".repeat(depth);
    }
    return atEnd ? null : blankPart(offset);
  }

  /** Blanks the declaration or statement around an offset. */
  private @Nullable String blankPart(int offset) {
    int depth = 0;
    int start = 0;
    for (Mark mark : marks) {
      if (mark.at >= offset) {
        break;
      }
      depth = mark.depth;
    }
    for (Mark mark : marks) {
      if (mark.at >= offset) {
        break;
      }
      boolean bounds = mark.sign == '{' ? mark.depth == depth : mark.depth <= depth;
      if (bounds) {
        start = mark.at + 1;
      }
    }
    int end = text.length();
    for (Mark mark : marks) {
      if (mark.at < offset) {
        continue;
      }
      if (mark.depth < depth) {
        end = mark.at;
        break;
      }
      if (mark.depth == depth && mark.sign != '{') {
        end = mark.at + 1;
        break;
      }
    }
    return blank(start, end);
  }

  private @Nullable String blank(int start, int end) {
    if (start >= end || text.substring(start, end).isBlank()) {
      return null;
    }
    StringBuilder made = new StringBuilder(text);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c != '\n' && c != '\r') {
        made.setCharAt(i, ' ');
      }
    }
    return made.toString();
  }

  private void scan() {
    int depth = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("//", at)) {
        at = lineEnd(at);
      } else if (text.startsWith("/*", at)) {
        at = closing("*/", at, at + 2, text.length());
      } else if (text.startsWith("\"\"\"", at)) {
        at = closing("\"\"\"", at, at + 3, text.length());
      } else if (c == '"' || c == '\'') {
        at = closing(String.valueOf(c), at, at + 1, lineEnd(at));
      } else {
        if (c == '{' || c == '}' || c == ';') {
          depth += c == '{' ? 1 : c == '}' ? -1 : 0;
          marks.add(new Mark(at, c, depth));
        }
        at++;
      }
    }
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  /** Returns the offset after the end of a text or comment; notes the first one without end. */
  private int closing(String sign, int start, int from, int limit) {
    boolean comment = sign.equals("*/");
    for (int at = from; at < limit; at++) {
      if (!comment && text.charAt(at) == '\\') {
        at++;
      } else if (text.startsWith(sign, at) && at + sign.length() <= limit) {
        return at + sign.length();
      }
    }
    if (open < 0) {
      open = start;
      openEnd = limit;
    }
    return limit;
  }
}
