package dev.actionguard.rule;

/**
 * A suppression that only the source text has, as {@code @SuppressWarnings("LocalClock")}.
 *
 * @param sourceFile path as in {@link Place#sourceFile()}
 * @param rule the name as written, without the prefix {@code actionguard:}
 * @param startLine the first line of the declaration that carries it
 * @param endLine the last line of that declaration
 * @param because the reason, as far as a comment tells one
 */
public record SourceSuppression(
    String sourceFile, String rule, int startLine, int endLine, String because) {
  /** The reason of one that tells none. */
  public static final String NO_REASON = "@SuppressWarnings without a comment";

  /** Returns whether a comment tells a reason. */
  boolean hasReason() {
    return !because.equals(NO_REASON);
  }

  /** Returns whether the place is inside of the declaration. */
  boolean covers(Place place) {
    return place.sourceFile().equals(sourceFile)
        && place.range().startLine() >= startLine
        && place.range().startLine() <= endLine;
  }
}
