package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.input.MassAssignment}. */
@BugPattern(
    altNames = "actionguard:MassAssignment",
    summary = "A request sets properties of an entity that no user may set",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class MassAssignment extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
