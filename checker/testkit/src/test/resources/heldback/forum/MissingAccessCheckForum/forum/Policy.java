package forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.SecurityContext;

@ApplicationScoped
public class Policy {
  enum Decision {
    PERMIT,
    DENY
  }

  Decision decide(SecurityContext security, String verb) {
    return security.isUserInRole(verb) ? Decision.PERMIT : Decision.DENY;
  }

  void check(SecurityContext security, String verb) {
    if (decide(security, verb) != Decision.PERMIT) {
      throw new ForbiddenException();
    }
  }
}
