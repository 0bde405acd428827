package hotel;

import java.security.Principal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

@Component
class FrontDesk {
  private final JdbcTemplate jdbc;

  FrontDesk(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void requireClerk(Principal principal) {
    if (!hasRole(principal, "CLERK")) {
      throw new AccessDeniedException("clerks only");
    }
  }

  boolean isAdmin(Principal principal) {
    return hasRole(principal, "ADMIN");
  }

  boolean mayPay(Principal principal, long booking) {
    Integer n = jdbc.queryForObject("select count(*) from payer where name = ? and booking = ?", Integer.class, principal.getName(), booking);
    return n != null && n > 0;
  }

  private boolean hasRole(Principal principal, String role) {
    Integer n = jdbc.queryForObject("select count(*) from role where name = ? and role = ?", Integer.class, principal.getName(), role);
    return n != null && n > 0;
  }
}
