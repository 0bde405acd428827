package dev.actionguard.options;

/** A named set of policy choices. */
public enum Preset {
  /** The defaults. */
  STANDARD,
  /** Object checks where the target comes from the request; content checks for bound values. */
  STRICT,
  /** Only secrets are sensitive in logs; warnings for most else. */
  LEGACY
}
