package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.exception.LostCause}. */
@BugPattern(
    altNames = "actionguard:LostCause",
    summary = "A database exception is replaced by one that does not know its cause",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class LostCause extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
