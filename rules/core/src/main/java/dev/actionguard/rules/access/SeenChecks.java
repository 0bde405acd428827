package dev.actionguard.rules.access;

import dev.actionguard.analysis.SeenCheck;

/** Says of checks that were seen why they do not count. */
final class SeenChecks {
  private SeenChecks() {}

  /** Returns the line of a message that names the check and the reason. */
  static String note(SeenCheck check) {
    int line = check.site().range().startLine();
    return "seen but not accepted: %s%s (%s)"
        .formatted(check.name(), line > 0 ? " at line " + line : "", check.flaw().reason());
  }

  /** Returns what identifies a fault of the check in its method. */
  static String sink(SeenCheck check) {
    return check.flaw() + "|" + check.name();
  }
}
