package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.access.MismatchedAccessCheck}. */
@BugPattern(
    altNames = "actionguard:MismatchedAccessCheck",
    summary = "Another object is checked than the operation touches",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class MismatchedAccessCheck extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
