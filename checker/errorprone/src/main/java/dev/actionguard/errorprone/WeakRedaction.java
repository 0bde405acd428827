package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.log.WeakRedaction}. */
@BugPattern(
    altNames = "actionguard:WeakRedaction",
    summary = "A sensitive value is logged with too little of it hidden",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class WeakRedaction extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
