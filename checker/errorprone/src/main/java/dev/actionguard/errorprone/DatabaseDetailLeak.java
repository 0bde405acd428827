package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.exception.DatabaseDetailLeak}. */
@BugPattern(
    altNames = "actionguard:DatabaseDetailLeak",
    summary = "Callers see details of a database exception",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class DatabaseDetailLeak extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
