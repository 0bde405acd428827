package tickets;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

public class TicketServlet extends HttpServlet {
  private static final Logger LOG = Logger.getLogger("tickets");
  private final transient Store store;
  private final transient Clock clock;

  TicketServlet(Clock clock) {
    this.clock = clock;
    this.store = new CachingStore(new SqlStore());
  }

  @Override
  protected void doPost(HttpServletRequest req, HttpServletResponse resp) throws IOException {
    if (!req.isUserInRole("seller")) {
      resp.sendError(403);
      return;
    }
    String seat = req.getParameter("seat");
    String email = req.getParameter("email");
    // BUG: SensitiveIdInLog
    LOG.log(Level.INFO, "sold to {0}", email);
    // OK: no person
    LOG.log(Level.INFO, "sold seat {0}", seat);
    try {
      store.sell(new Sale(seat, email, clock.millis()));
      // OK: answered
    } catch (SQLException e) {
      LOG.log(Level.SEVERE, "not sold", e);
      resp.sendError(500);
      return;
    }
    // BUG: LocalClock
    resp.getWriter().println("sold at " + java.time.Instant.now());
  }

  @Override
  protected void doDelete(HttpServletRequest req, HttpServletResponse resp) throws IOException {
    try {
      store.cancel(req.getParameter("seat"));
      // BUG: SwallowedDatabaseException
    } catch (SQLException e) {
      LOG.warning("not cancelled");
    }
    // OK: the clock of the constructor
    resp.getWriter().println(clock.instant());
  }
}

record Sale(String seat, String email, long at) {}
