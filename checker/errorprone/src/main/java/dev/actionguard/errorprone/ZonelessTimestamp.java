package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.clock.ZonelessTimestamp}. */
@BugPattern(
    altNames = "actionguard:ZonelessTimestamp",
    summary = "A time is stored without its zone",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class ZonelessTimestamp extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
