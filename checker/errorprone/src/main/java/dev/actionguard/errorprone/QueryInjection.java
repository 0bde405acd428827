package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.input.QueryInjection}. */
@BugPattern(
    altNames = "actionguard:QueryInjection",
    summary = "Query text is built from untrusted input",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class QueryInjection extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
