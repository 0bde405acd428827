package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.exception.IgnoredWriteResult}. */
@BugPattern(
    altNames = "actionguard:IgnoredWriteResult",
    summary = "Nobody looks whether a conditional write wrote anything",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class IgnoredWriteResult extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
