package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.access.IneffectiveAccessRule}. */
@BugPattern(
    altNames = "actionguard:IneffectiveAccessRule",
    summary = "An access annotation has no effect on the operation that relies on it",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class IneffectiveAccessRule extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
