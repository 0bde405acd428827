package dev.actionguard.recorder.view;

import dev.actionguard.recorder.model.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as text: written in UTC with microseconds and no offset, read with any offset or none. */
final class WireTime {

  private static final DateTimeFormatter OUT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private WireTime() {}

  static @Nullable String format(@Nullable Instant moment) {
    return moment == null ? null : OUT.format(moment);
  }

  /** Returns the moment that a text in ISO 8601 means; without an offset it is UTC. */
  static Instant parse(String parameter, String text) {
    try {
      TemporalAccessor parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return parsed instanceof OffsetDateTime offset
          ? offset.toInstant()
          : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new InvalidInputException(parameter, "is not a date and time in ISO 8601");
    }
  }
}
