package ledger;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

// ONLY: SwallowedDatabaseException
public class LedgerServlet extends HttpServlet {
  private final Postings postings = new Postings();
  private final Balances balances = new Balances();

  @Override
  protected void doPost(HttpServletRequest req, HttpServletResponse resp) throws IOException {
    String text = req.getParameter("text");
    try {
      postings.book(text);
      // OK: the failure is answered
    } catch (SQLException e) {
      resp.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    try {
      postings.book(text + " (copy)");
      // BUG: SwallowedDatabaseException
    } catch (SQLException e) {
      log("could not book the copy", e);
    }
    postings.tryBook(text);
    if (!postings.attempt(text)) {
      resp.sendError(409);
      return;
    }
    List<String> failed = postings.bookAll(List.of(text, text));
    resp.getWriter().println(failed);
    postings.bookSome(List.of(text));
    balances.refresh();
    resp.getWriter().println(balances.all());
    resp.getWriter().println(balances.newest());
  }
}
