package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.log.WholeRequestLogged}. */
@BugPattern(
    altNames = "actionguard:WholeRequestLogged",
    summary = "A request, its headers or its authentication is logged as a whole",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class WholeRequestLogged extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
