package dev.actionguard.recorder.model;

import dev.actionguard.recorder.mask.IdMasker;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page of a list begins: after this action. A request id alone, as Nova has it,
 * means the newest action of that request; together with the action's name it means exactly one, so
 * a client that follows the links never sees a page twice.
 *
 * @param requestId the request
 * @param actionName the action's name on the wire, or null for the newest action of the request
 */
public record Marker(RequestId requestId, @Nullable String actionName) {

  private static final char SEPARATOR = '~';

  /** Refuses a name that no action has. */
  public Marker {
    if (actionName != null) {
      actionName = Checks.name("marker", actionName);
    }
  }

  /**
   * Reads the text form: {@code req-1} or {@code req-1~reboot}.
   *
   * @param text what a client sent
   */
  public static Marker parse(String text) {
    int at = text.indexOf(SEPARATOR);
    if (at < 0) {
      return new Marker(new RequestId(text), null);
    }
    return new Marker(new RequestId(text.substring(0, at)), text.substring(at + 1));
  }

  /**
   * Returns the marker that means exactly this action.
   *
   * @param action the last action of a page
   */
  public static Marker after(InstanceAction action) {
    return new Marker(action.requestId(), action.name());
  }

  /** Returns the text form that {@link #parse} reads. */
  public String text() {
    return actionName == null ? requestId.value() : requestId.value() + SEPARATOR + actionName;
  }

  @Override
  public String toString() {
    return "Marker[" + IdMasker.tail(requestId.value()) + "]";
  }
}
