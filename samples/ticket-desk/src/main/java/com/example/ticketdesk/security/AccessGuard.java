package com.example.ticketdesk.security;

import com.example.ticketdesk.domain.Ticket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Decides what the current user may do. */
@Component
public class AccessGuard {
  private static final Logger log = LoggerFactory.getLogger(AccessGuard.class);

  /** Returns normally only if the current user has the role. */
  public void requireRole(String role) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !hasRole(authentication, role)) {
      log.warn("Denied: role {} is missing", role);
      throw new AccessDeniedException("role is missing");
    }
  }

  /** Returns normally only if the current user works on the ticket or supervises. */
  public void requireWorksOn(Ticket ticket) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (!mayWorkOn(ticket)) {
      log.warn("Denied: {} does not work on ticket {}", authentication.getName(), ticket.getId());
      throw new AccessDeniedException("not the assignee");
    }
  }

  /** Returns whether the current user works on the ticket or supervises. */
  public boolean mayWorkOn(Ticket ticket) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof DeskUser user)) {
      return false;
    }
    return hasRole(authentication, "SUPERVISOR")
        || (ticket.getAssigneeId() != null && ticket.getAssigneeId() == user.getId());
  }

  private static boolean hasRole(Authentication authentication, String role) {
    return authentication.getAuthorities().stream()
        .anyMatch(authority -> ("ROLE_" + role).equals(authority.getAuthority()));
  }
}
