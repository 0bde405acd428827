package dev.actionguard.rule;

/** How sure a finding is, from the least to the most. */
public enum Confidence {
  /** A public method nobody calls, or a guess from peers: shown only in an audit. */
  LOW,
  /** One step goes by name or through an unknown call: shown, never more than a warning. */
  MEDIUM,
  /** Source, path and sink are all modelled. */
  HIGH;

  /** Returns the lower one. */
  public Confidence and(Confidence other) {
    return compareTo(other) > 0 ? other : this;
  }
}
