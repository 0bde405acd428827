package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.input.UnvalidatedInput}. */
@BugPattern(
    altNames = "actionguard:UnvalidatedInput",
    summary = "Untrusted input is written to the database without a check of its content",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class UnvalidatedInput extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
