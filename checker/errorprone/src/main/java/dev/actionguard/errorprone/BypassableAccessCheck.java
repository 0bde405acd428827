package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.access.BypassableAccessCheck}. */
@BugPattern(
    altNames = "actionguard:BypassableAccessCheck",
    summary = "A path around the access check leads to the operation",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class BypassableAccessCheck extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
