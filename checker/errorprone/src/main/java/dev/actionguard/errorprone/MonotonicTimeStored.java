package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.clock.MonotonicTimeStored}. */
@BugPattern(
    altNames = "actionguard:MonotonicTimeStored",
    summary = "A value of the monotonic clock is stored as if it were a time",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class MonotonicTimeStored extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
