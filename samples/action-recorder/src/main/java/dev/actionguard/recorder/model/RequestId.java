package dev.actionguard.recorder.model;

import dev.actionguard.recorder.mask.IdMasker;
import java.util.UUID;

/**
 * One request of a user; within a server it names an action. At most 255 visible ASCII characters;
 * {@code ~} is kept back for {@link Marker}.
 *
 * @param value the raw text; {@link #toString()} does not show it
 */
public record RequestId(String value) {

  /** Refuses a text that is empty, too long or not plain. */
  public RequestId {
    value = Checks.token("request_id", value);
  }

  /** Returns a new, unique request id of the usual shape. */
  public static RequestId generate() {
    return new RequestId("req-" + UUID.randomUUID());
  }

  @Override
  public String toString() {
    return "RequestId[" + IdMasker.tail(value) + "]";
  }
}
