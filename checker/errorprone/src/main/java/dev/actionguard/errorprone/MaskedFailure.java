package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.exception.MaskedFailure}. */
@BugPattern(
    altNames = "actionguard:MaskedFailure",
    summary = "A database failure is masked on its way out",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class MaskedFailure extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
