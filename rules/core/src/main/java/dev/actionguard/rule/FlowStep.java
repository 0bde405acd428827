package dev.actionguard.rule;

/**
 * One step of the path that explains a finding, from the source to the sink.
 *
 * @param reason why it is a step, in a few words
 */
public record FlowStep(Kind kind, Place place, String reason) {
  /** The part that a step plays. */
  public enum Kind {
    SOURCE,
    PROPAGATOR,
    /** A guard that does not count here. */
    REJECTED_GUARD,
    SINK
  }
}
