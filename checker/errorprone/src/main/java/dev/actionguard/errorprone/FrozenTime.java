package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.clock.FrozenTime}. */
@BugPattern(
    altNames = "actionguard:FrozenTime",
    summary = "An initialiser or the constructor of a singleton captures the time once for all",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class FrozenTime extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
