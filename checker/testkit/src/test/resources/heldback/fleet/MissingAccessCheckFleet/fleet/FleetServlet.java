package fleet;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;

// ONLY: MissingAccessCheck
public class FleetServlet extends HttpServlet {
  private final Trucks trucks = new Trucks();
  private final Map<String, Job> jobs =
      Map.of("park", trucks::park, "sell", trucks::sell, "wash", id -> trucks.wash(id));

  @Override
  protected void doPost(HttpServletRequest req, HttpServletResponse resp) throws IOException {
    long id = Long.parseLong(req.getParameter("id"));
    jobs.get(req.getParameter("job")).run(id);
    if (req.isUserInRole("dispatcher")) {
      trucks.dispatch(id);
    } else {
      resp.sendError(403);
    }
    Gate gate = new Gate(req);
    gate.ensureRole("mechanic");
    trucks.repair(id);
    trucks.refuel(id);
  }

  @Override
  protected void doDelete(HttpServletRequest req, HttpServletResponse resp) throws IOException {
    long id = Long.parseLong(req.getParameter("id"));
    Gate gate = new Gate(req);
    if (!gate.isAllowed("owner")) {
      resp.sendError(403);
      return;
    }
    trucks.scrap(id);
  }

  @Override
  protected void doPut(HttpServletRequest req, HttpServletResponse resp) {
    long id = Long.parseLong(req.getParameter("id"));
    if (id <= 0) {
      return;
    }
    trucks.repaint(id);
  }
}

/** What runs by itself. */
class Nightly {
  private final Trucks trucks = new Trucks();

  @Scheduled(cron = "0 0 1 * * *")
  void clean() {
    trucks.forget();
  }
}

interface Job {
  void run(long id);
}
