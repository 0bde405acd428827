package dev.actionguard.recorder.time;

/** Which reading an action's start time is. */
public enum StartTime {
  /** The recorder's clock when the start is recorded: both ends of an action share one source. */
  RECORDER_CLOCK,
  /**
   * The moment the request arrived, as its context carries it: what Nova stores. Choose it only
   * when contexts are stamped by the same clock that the recorder has; a moment in the recorder's
   * future is lowered to its present.
   */
  CONTEXT_TIMESTAMP
}
