package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.clock.MixedClocks}. */
@BugPattern(
    altNames = "actionguard:MixedClocks",
    summary = "Start and finish of an action come from different clocks",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class MixedClocks extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
