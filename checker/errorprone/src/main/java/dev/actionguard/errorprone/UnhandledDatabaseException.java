package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.exception.UnhandledDatabaseException}. */
@BugPattern(
    altNames = "actionguard:UnhandledDatabaseException",
    summary = "A database exception leaves the program and nothing handles it",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class UnhandledDatabaseException extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
