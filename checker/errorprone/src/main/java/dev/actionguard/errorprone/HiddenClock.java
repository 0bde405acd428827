package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.clock.HiddenClock}. */
@BugPattern(
    altNames = "actionguard:HiddenClock",
    summary = "A time is made by the database or a framework, not by the injected clock",
    severity = SeverityLevel.SUGGESTION,
    linkType = LinkType.NONE)
public final class HiddenClock extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
