package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.access.IgnoredAccessDecision}. */
@BugPattern(
    altNames = "actionguard:IgnoredAccessDecision",
    summary = "The answer of an access check is ignored",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class IgnoredAccessDecision extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
