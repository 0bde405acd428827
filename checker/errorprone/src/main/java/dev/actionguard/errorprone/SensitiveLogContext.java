package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.log.SensitiveLogContext}. */
@BugPattern(
    altNames = "actionguard:SensitiveLogContext",
    summary = "A sensitive value is put raw into the logging context",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class SensitiveLogContext extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
