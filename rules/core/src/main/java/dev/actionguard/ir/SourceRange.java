package dev.actionguard.ir;

import org.jspecify.annotations.Nullable;

/**
 * A range in a source file; lines and columns count from 1, the end is exclusive in its column. The
 * class-file front end knows lines only: then columns are 0 and the end line is the start line.
 */
public record SourceRange(int startLine, int startColumn, int endLine, int endColumn) {
  /** Stands where no place is known. */
  public static final SourceRange UNKNOWN = new SourceRange(0, 0, 0, 0);

  /** Returns the range that is all of one line, or {@link #UNKNOWN} for a line below 1. */
  public static SourceRange line(int line) {
    return line < 1 ? UNKNOWN : new SourceRange(line, 0, line, 0);
  }

  public boolean isKnown() {
    return startLine > 0;
  }

  /** Written out, as the generated one takes many times as long until it is compiled well. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof SourceRange r
            && startLine == r.startLine
            && startColumn == r.startColumn
            && endLine == r.endLine
            && endColumn == r.endColumn);
  }

  @Override
  public int hashCode() {
    return ((31 * startLine + startColumn) * 31 + endLine) * 31 + endColumn;
  }

  @Override
  public String toString() {
    if (!isKnown()) {
      return "?";
    }
    return startColumn == 0 ? Integer.toString(startLine) : startLine + ":" + startColumn;
  }
}
