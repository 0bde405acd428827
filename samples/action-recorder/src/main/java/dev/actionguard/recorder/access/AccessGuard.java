package dev.actionguard.recorder.access;

import dev.actionguard.recorder.error.AccessDeniedException;
import dev.actionguard.recorder.mask.IdMasker;
import dev.actionguard.recorder.model.ProjectId;
import dev.actionguard.recorder.model.RequestContext;
import dev.actionguard.recorder.model.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the policy, in two steps: {@link #checkCaller} before anything is loaded, so that a caller
 * who may do this to no server learns nothing about any; {@link #checkOwner} once the server is
 * known.
 */
public final class AccessGuard {

  private static final Logger LOG = LoggerFactory.getLogger(AccessGuard.class);

  private final AccessPolicy policy;
  private final IdMasker masker;

  /**
   * Makes a guard.
   *
   * @param policy decides
   * @param masker hides projects in the log
   */
  public AccessGuard(AccessPolicy policy, IdMasker masker) {
    this.policy = policy;
    this.masker = masker;
    if (policy.legacyRuleActive()) {
      LOG.warn("the deprecated catch-all policy rule is active for list and show");
    }
  }

  /**
   * Throws unless the caller may do this to a server of his own project at least.
   *
   * @param context the caller
   * @param operation what he wants to do
   */
  public void checkCaller(RequestContext context, Operation operation) {
    checkOwner(context, operation, context.projectId());
  }

  /**
   * Throws unless the caller may do this to what the project owns.
   *
   * @param context the caller
   * @param operation what he wants to do
   * @param owner the project that owns the server
   */
  public void checkOwner(RequestContext context, Operation operation, @Nullable ProjectId owner) {
    if (!permits(context, operation, owner)) {
      throw new AccessDeniedException(operation.rule());
    }
  }

  /**
   * Returns whether the caller may do this to what the project owns. A rule that fails denies.
   *
   * @param context the caller
   * @param operation what he wants to do
   * @param owner the project that owns the server
   */
  public boolean permits(RequestContext context, Operation operation, @Nullable ProjectId owner) {
    boolean allowed = evaluate(context, operation, owner);
    if (!allowed && LOG.isDebugEnabled()) {
      LOG.debug("policy {} denies a caller of project {}", operation, hashed(context.projectId()));
    }
    return allowed;
  }

  /**
   * Returns whether the caller's queries reach the servers of all projects. Only rows are opened by
   * this; what may be done to them is still for the policy to say.
   *
   * @param context the caller
   */
  public boolean reachesAllProjects(RequestContext context) {
    return context.isAdmin() || context.hasRole(Role.SERVICE) || context.hasRole(Role.MIGRATION);
  }

  private boolean evaluate(RequestContext context, Operation operation, @Nullable ProjectId owner) {
    try {
      return policy.rule(operation).allows(context, owner);
    } catch (RuntimeException e) {
      LOG.error("policy {} failed and so denies: {}", operation, e.getClass().getName());
      return false;
    }
  }

  private String hashed(@Nullable ProjectId project) {
    return masker.hash(project == null ? null : project.value());
  }
}
