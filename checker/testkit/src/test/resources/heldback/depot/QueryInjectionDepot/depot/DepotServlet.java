package depot;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

// ONLY: QueryInjection
public class DepotServlet extends HttpServlet {
  private final PalletStore store = new PalletStore();

  @Override
  protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws IOException {
    try {
      switch (req.getPathInfo()) {
        case "/byZone" -> print(resp, store.inZone(req.getParameter("zone")));
        case "/byCode" -> print(resp, store.withCode(req.getHeader("X-Pallet-Code")));
        case "/search" -> print(resp, store.search(filters(req), req.getParameter("dir")));
        case "/tags" -> print(resp, store.tagged(List.of(req.getParameterValues("tag"))));
        case "/page" -> print(resp, store.page(Integer.parseInt(req.getParameter("n"))));
        case "/one" -> print(resp, store.one(UUID.fromString(req.getParameter("id"))));
        default -> print(resp, store.legacy(req.getQueryString(), req.getParameter("dock")));
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private Map<String, String> filters(HttpServletRequest req) {
    Map<String, String> result = new LinkedHashMap<>();
    for (String name : List.of("weight", "owner")) {
      String value = req.getParameter(name);
      if (value != null && !value.isBlank()) {
        result.put(name, value);
      }
    }
    return result;
  }

  private void print(HttpServletResponse resp, List<String> rows) throws IOException {
    for (String row : new ArrayList<>(rows)) {
      resp.getWriter().println(row);
    }
  }
}
