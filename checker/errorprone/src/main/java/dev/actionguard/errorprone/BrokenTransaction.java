package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.exception.BrokenTransaction}. */
@BugPattern(
    altNames = "actionguard:BrokenTransaction",
    summary = "A transaction does not cover what it seems to",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class BrokenTransaction extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
