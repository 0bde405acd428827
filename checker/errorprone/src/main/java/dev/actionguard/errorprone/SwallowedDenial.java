package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.access.SwallowedDenial}. */
@BugPattern(
    altNames = "actionguard:SwallowedDenial",
    summary = "The exception that denies access is caught and execution goes on",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class SwallowedDenial extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
