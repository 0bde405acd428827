package dev.actionguard.recorder.model;

import dev.actionguard.recorder.mask.IdMasker;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The server that an action is done to: a UUID in its canonical form of 36 characters, in lower
 * case.
 *
 * @param value the raw text; {@link #toString()} does not show it
 */
public record ServerId(String value) {

  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Refuses anything but a canonical UUID; upper case is lowered. */
  public ServerId {
    value = value.toLowerCase(Locale.ROOT);
    if (!CANONICAL.matcher(value).matches()) {
      throw new InvalidInputException("instance_uuid", "is not a canonical UUID");
    }
  }

  @Override
  public String toString() {
    return "ServerId[" + IdMasker.tail(value) + "]";
  }
}
