package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.log.SensitiveIdInLog}. */
@BugPattern(
    altNames = "actionguard:SensitiveIdInLog",
    summary = "A sensitive identifier is logged raw",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class SensitiveIdInLog extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
