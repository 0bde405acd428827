package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.access.LateAccessCheck}. */
@BugPattern(
    altNames = "actionguard:LateAccessCheck",
    summary = "Access is checked only after the operation",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class LateAccessCheck extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
