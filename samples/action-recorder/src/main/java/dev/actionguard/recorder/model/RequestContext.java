package dev.actionguard.recorder.model;

import dev.actionguard.recorder.mask.IdMasker;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for what, verified at the edge. It is immutable and holds no token.
 *
 * @param requestId the request
 * @param userId who acts; null for a service on its own
 * @param projectId the actor's project, which need not be the server's; null for a service on its
 *     own
 * @param roles the roles he holds, without those they imply
 * @param scope what his token is for
 * @param timestamp when the request arrived
 */
public record RequestContext(
    RequestId requestId,
    @Nullable UserId userId,
    @Nullable ProjectId projectId,
    Set<Role> roles,
    TokenScope scope,
    Instant timestamp) {

  /** Copies the roles and checks the moment. */
  public RequestContext {
    roles = Set.copyOf(roles);
    timestamp = Checks.moment("timestamp", timestamp);
  }

  /**
   * Returns the context of a user who acts in a project.
   *
   * @param requestId the request
   * @param userId the user
   * @param projectId his project
   * @param roles his roles
   * @param timestamp when the request arrived
   */
  public static RequestContext ofUser(
      RequestId requestId, UserId userId, ProjectId projectId, Set<Role> roles, Instant timestamp) {
    return new RequestContext(requestId, userId, projectId, roles, TokenScope.PROJECT, timestamp);
  }

  /**
   * Returns the context of a service that acts on its own, such as recovery after a restart.
   *
   * @param requestId the request
   * @param timestamp when the work began
   */
  public static RequestContext ofService(RequestId requestId, Instant timestamp) {
    return new RequestContext(
        requestId, null, null, Set.of(Role.SERVICE), TokenScope.PROJECT, timestamp);
  }

  /**
   * Returns this context for another request.
   *
   * @param other the other request
   */
  public RequestContext withRequest(RequestId other) {
    return new RequestContext(other, userId, projectId, roles, scope, timestamp);
  }

  /**
   * Returns whether the caller holds a role, or one that implies it.
   *
   * @param role the role asked for
   */
  public boolean hasRole(Role role) {
    return roles.stream().anyMatch(held -> held.covers(role));
  }

  /** Returns whether the caller administers the installation. */
  public boolean isAdmin() {
    return hasRole(Role.ADMIN);
  }

  /** Returns whether a service acts on its own, for no user and no project. */
  public boolean isSystem() {
    return userId == null && projectId == null && hasRole(Role.SERVICE);
  }

  @Override
  public String toString() {
    return "RequestContext[" + IdMasker.tail(requestId.value()) + "]";
  }
}
