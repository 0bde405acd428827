package dev.actionguard.report;

import java.util.Comparator;

/**
 * Something about the run itself that its user should know: an unreadable class file, a suppression
 * that does not count.
 *
 * @param location a file, or file and line, or empty
 * @param message one line
 */
public record Notice(Level level, String location, String message) implements Comparable<Notice> {
  private static final Comparator<Notice> ORDER =
      Comparator.comparing(Notice::level)
          .thenComparing(Notice::location)
          .thenComparing(Notice::message);

  /** How much it matters, from the most to the least. */
  public enum Level {
    /** Something was not analysed. */
    WARNING,
    NOTE
  }

  @Override
  public int compareTo(Notice other) {
    return ORDER.compare(this, other);
  }
}
