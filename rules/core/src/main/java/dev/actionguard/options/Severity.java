package dev.actionguard.options;

/** How much a finding matters, from the least to the most. */
public enum Severity {
  /** Switched off. */
  OFF,
  /** Shown only where audit is asked for. */
  AUDIT,
  NOTE,
  WARNING,
  ERROR;

  /** Returns the lower one. */
  public Severity atMost(Severity limit) {
    return compareTo(limit) > 0 ? limit : this;
  }
}
