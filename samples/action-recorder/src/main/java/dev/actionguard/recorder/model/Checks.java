package dev.actionguard.recorder.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks that value objects make on construction. */
final class Checks {

  static final int MAX_NAME = 255;
  static final Instant EARLIEST = Instant.EPOCH;
  static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-}]{1,255}");

  private Checks() {}

  /**
   * Returns a text of 1 to 255 characters that has no control character and no half of a surrogate
   * pair; throws for any other.
   */
  static String name(String field, String value) {
    if (value.isEmpty()) {
      throw new InvalidInputException(field, "must not be empty");
    }
    return bounded(field, value, MAX_NAME);
  }

  /** Returns a text of at most that many characters, clean as for {@link #name}. */
  static String bounded(String field, String value, int max) {
    if (value.length() > max) {
      throw new InvalidInputException(field, "is too long");
    }
    int index = 0;
    while (index < value.length()) {
      int codePoint = value.codePointAt(index);
      if (!isPlain(codePoint)) {
        throw new InvalidInputException(
            field, "has a control character or a broken surrogate pair");
      }
      index += Character.charCount(codePoint);
    }
    return value;
  }

  /** Returns a text of 1 to 255 visible ASCII characters other than {@code ~}. */
  static String token(String field, String value) {
    if (!VISIBLE_ASCII.matcher(value).matches()) {
      throw new InvalidInputException(
          field, "must be 1 to 255 visible ASCII characters, without ~");
    }
    return value;
  }

  /** Returns a moment cut to microseconds; throws outside of the years 1970 to 9999. */
  static Instant moment(String field, Instant value) {
    if (value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
      throw new InvalidInputException(field, "is outside of the years 1970 to 9999");
    }
    return value.truncatedTo(ChronoUnit.MICROS);
  }

  /** As {@link #moment(String, Instant)}, or null for null. */
  static @Nullable Instant optionalMoment(String field, @Nullable Instant value) {
    return value == null ? null : moment(field, value);
  }

  /** Throws when a finish lies before its start. */
  static void ordered(Instant start, @Nullable Instant finish) {
    if (finish != null && finish.isBefore(start)) {
      throw new InvalidInputException("finish_time", "is before start_time");
    }
  }

  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
