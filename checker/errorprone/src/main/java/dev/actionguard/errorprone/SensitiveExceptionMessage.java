package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.log.SensitiveExceptionMessage}. */
@BugPattern(
    altNames = "actionguard:SensitiveExceptionMessage",
    summary = "A sensitive value is in the message of an exception that is logged",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class SensitiveExceptionMessage extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
