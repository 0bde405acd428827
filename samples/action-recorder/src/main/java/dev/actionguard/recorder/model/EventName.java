package dev.actionguard.recorder.model;

/**
 * The name of a step, by convention the layer and the method that does it.
 *
 * @param value 1 to 255 plain characters
 */
public record EventName(String value) {

  /** Refuses a name that is empty, too long or not plain. */
  public EventName {
    value = Checks.name("event", value);
  }

  /**
   * Returns the name of the step that a method does: {@code compute_reboot_instance}. Underscores
   * at the front of the method's name stay.
   *
   * @param prefix the layer
   * @param method the method's name
   */
  public static EventName of(EventPrefix prefix, String method) {
    return new EventName(prefix.text() + "_" + Checks.name("event", method));
  }

  @Override
  public String toString() {
    return value;
  }
}
