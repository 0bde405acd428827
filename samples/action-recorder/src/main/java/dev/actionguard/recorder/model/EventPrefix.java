package dev.actionguard.recorder.model;

/** The layer that does a step; it opens the names of the layer's events. */
public enum EventPrefix {
  /** The public interface. */
  API("api"),
  /** The coordinator of work that spans hosts. */
  CONDUCTOR("conductor"),
  /** The service on the host of the server. */
  COMPUTE("compute");

  private final String text;

  EventPrefix(String text) {
    this.text = text;
  }

  /** Returns the spelling in event names. */
  public String text() {
    return text;
  }
}
