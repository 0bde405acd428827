package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.exception.SwallowedDatabaseException}. */
@BugPattern(
    altNames = "actionguard:SwallowedDatabaseException",
    summary = "A database exception is swallowed",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class SwallowedDatabaseException extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
