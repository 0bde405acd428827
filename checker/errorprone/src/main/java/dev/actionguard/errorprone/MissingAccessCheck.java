package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.access.MissingAccessCheck}. */
@BugPattern(
    altNames = "actionguard:MissingAccessCheck",
    summary = "Data is changed or handed out without an access check",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class MissingAccessCheck extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
