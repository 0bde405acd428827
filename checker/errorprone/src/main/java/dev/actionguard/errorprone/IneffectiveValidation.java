package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.input.IneffectiveValidation}. */
@BugPattern(
    altNames = "actionguard:IneffectiveValidation",
    summary = "A check of input has no effect",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class IneffectiveValidation extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
