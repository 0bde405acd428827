package dev.actionguard.recorder.access;

import dev.actionguard.recorder.model.ProjectId;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.Role;
import dev.actionguard.recorder.model.TokenScope;
import org.jspecify.annotations.Nullable;

/** Decides whether a caller may do something to what a project owns. */
@FunctionalInterface
public interface AccessRule {

  /**
   * Returns whether the caller may.
   *
   * @param context the caller
   * @param owner the project that owns the server; null if there is none to speak of
   */
  boolean allows(RequestContext context, @Nullable ProjectId owner);

  /** Returns the rule that allows nobody. */
  static AccessRule nobody() {
    return (context, owner) -> false;
  }

  /**
   * Returns the rule that allows whoever holds a role, in any project.
   *
   * @param role the role
   */
  static AccessRule anyProject(Role role) {
    return (context, owner) -> context.hasRole(role);
  }

  /**
   * Returns the rule that allows whoever holds a role in the project that owns the server.
   *
   * @param role the role
   */
  static AccessRule ownProject(Role role) {
    return (context, owner) ->
        owner != null && owner.equals(context.projectId()) && context.hasRole(role);
  }

  /**
   * Returns the rule that allows what this one or another allows.
   *
   * @param other the other rule
   */
  default AccessRule or(AccessRule other) {
    return (context, owner) -> allows(context, owner) || other.allows(context, owner);
  }

  /** Returns the rule that allows what this one allows, but not to tokens of system scope. */
  default AccessRule inProjectScope() {
    return (context, owner) -> context.scope() == TokenScope.PROJECT && allows(context, owner);
  }
}
