package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.clock.LocalClock}. */
@BugPattern(
    altNames = "actionguard:LocalClock",
    summary = "The local clock is read instead of an injected one",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class LocalClock extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
