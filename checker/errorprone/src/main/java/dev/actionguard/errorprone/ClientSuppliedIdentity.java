package dev.actionguard.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports {@link dev.actionguard.rules.access.ClientSuppliedIdentity}. */
@BugPattern(
    altNames = "actionguard:ClientSuppliedIdentity",
    summary = "An access check believes the request who asks",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class ClientSuppliedIdentity extends ActionguardChecker {
  private static final long serialVersionUID = 1;
}
