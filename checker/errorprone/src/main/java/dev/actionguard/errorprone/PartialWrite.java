package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.exception.PartialWrite}. */
@BugPattern(
    altNames = "actionguard:PartialWrite",
    summary = "Writes that belong together are not in one transaction",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class PartialWrite extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
