package dev.actionguard.source.edit;

/**
 * A piece of text that takes the place of another.
 *
 * @param start offset of the first character that goes
 * @param end offset after the last one; equal to the start for an insertion
 */
public record Replacement(int start, int end, String text) {
  /** Inserts a text. */
  static Replacement insert(int at, String text) {
    return new Replacement(at, at, text);
  }
}
