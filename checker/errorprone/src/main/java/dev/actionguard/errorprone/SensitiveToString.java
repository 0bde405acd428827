package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.log.SensitiveToString}. */
@BugPattern(
    altNames = "actionguard:SensitiveToString",
    summary = "An object is logged whose text shows a sensitive value",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class SensitiveToString extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
