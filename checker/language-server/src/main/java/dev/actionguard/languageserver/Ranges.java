package dev.actionguard.languageserver;

import dev.actionguard.ir.SourceRange;
import dev.actionguard.source.SourceText;
import dev.actionguard.source.edit.FileEdit;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/** Places as the protocol has them: from 0, in the units of UTF-16, which are Java's own. */
final class Ranges {
  private Ranges() {}

  /** Returns the range; all of the line where only that is known, the top where nothing is. */
  static Range of(SourceRange range) {
    if (!range.isKnown()) {
      return new Range(new Position(0, 0), new Position(0, 0));
    }
    if (range.startColumn() == 0) {
      return line(range.startLine());
    }
    return new Range(
        new Position(range.startLine() - 1, range.startColumn() - 1),
        new Position(range.endLine() - 1, range.endColumn() - 1));
  }

  /** Returns all of a line, counted from 1. */
  static Range line(int line) {
    return new Range(new Position(line - 1, 0), new Position(line, 0));
  }

  static boolean overlap(Range one, Range other) {
    return compare(one.getStart(), other.getEnd()) <= 0
        && compare(other.getStart(), one.getEnd()) <= 0;
  }

  static boolean contains(Range range, Position position) {
    return compare(range.getStart(), position) <= 0 && compare(position, range.getEnd()) <= 0;
  }

  private static int compare(Position one, Position other) {
    int lines = Integer.compare(one.getLine(), other.getLine());
    return lines != 0 ? lines : Integer.compare(one.getCharacter(), other.getCharacter());
  }

  /** Returns an edit of a text as the protocol has it. */
  static List<TextEdit> edits(FileEdit edit, SourceText lines) {
    return edit.replacements().stream()
        .map(r -> new TextEdit(of(lines.range(r.start(), r.end())), r.text()))
        .toList();
  }
}
