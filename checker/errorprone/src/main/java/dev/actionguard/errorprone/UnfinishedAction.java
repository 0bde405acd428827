package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.exception.UnfinishedAction}. */
@BugPattern(
    altNames = "actionguard:UnfinishedAction",
    summary = "A started action is not finished if something fails",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class UnfinishedAction extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
