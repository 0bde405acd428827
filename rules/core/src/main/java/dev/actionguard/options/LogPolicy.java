package dev.actionguard.options;

/** Which values may be logged raw. */
public enum LogPolicy {
  /** Only public ones. */
  STRICT,
  /** Internal ids too, if line breaks and control characters are removed. */
  IDS_OK_IF_NEUTRALISED,
  /** All but secrets. */
  LEGACY
}
