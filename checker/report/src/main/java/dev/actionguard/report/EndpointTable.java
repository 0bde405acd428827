package dev.actionguard.report;

import dev.actionguard.rule.Endpoint;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The authorization map as a table: endpoints, validation, access, tables, logs. */
record EndpointTable(List<Endpoint> endpoints) {
  private static final int MAX_ROWS = 500;
  private static final int MAX_ITEMS = 20;

  EndpointTable {
    endpoints =
        endpoints.stream()
            .sorted(Comparator.comparing((Endpoint e) -> unchecked(e) ? 0 : 1))
            .toList();
  }

  private static boolean unchecked(Endpoint endpoint) {
    return endpoint.database().stream().anyMatch(Endpoint.Database::unchecked);
  }

  void write(Html html) throws IOException {
    if (endpoints.isEmpty()) {
      html.text("p", "No entry point was found.");
      return;
    }
    html.text(
        "p",
        endpoints.size()
            + (endpoints.size() == 1 ? " entry point" : " entry points")
            + "; those where data is reached without an access check come first. What is below an"
            + " entry point is told by the class hierarchy: it can happen, and need not.");
    html.element(
        "div",
        () ->
            html.element(
                "table",
                () -> {
                  html.element(
                      "tr",
                      () -> {
                        for (String head :
                            List.of(
                                "endpoint", "input and validation", "access", "tables", "logs")) {
                          html.text("th", head, "scope", "col");
                        }
                      });
                  for (Endpoint endpoint :
                      endpoints.subList(0, Math.min(MAX_ROWS, endpoints.size()))) {
                    html.element("tr", () -> row(endpoint, html)).line();
                  }
                },
                "class",
                "map"),
        "class",
        "wide",
        "tabindex",
        "0",
        "role",
        "region",
        "aria-label",
        "Endpoints");
    if (endpoints.size() > MAX_ROWS) {
      html.text("p", "… and " + (endpoints.size() - MAX_ROWS) + " more.");
    }
  }

  private static void row(Endpoint endpoint, Html html) throws IOException {
    html.element(
        "td",
        () -> {
          if (!endpoint.route().isEmpty()) {
            html.text("b", Printable.of(endpoint.route())).empty("br");
          }
          html.text("code", Printable.of(MapWords.method(endpoint.place())));
          html.empty("br").text("span", Printable.of(endpoint.sort()), "class", "soft");
        });
    html.element(
        "td",
        () ->
            list(
                Stream.concat(
                    endpoint.inputs().stream().map(MapWords::input),
                    endpoint.validators().stream().map(MapWords::validator)),
                html));
    html.element(
        "td",
        () -> {
          html.text("span", MapWords.access(endpoint));
          list(endpoint.checks().stream().map(MapWords::check), html);
        });
    html.element("td", () -> uses(endpoint, html));
    html.element("td", () -> list(endpoint.logs().stream().map(MapWords::log), html));
  }

  private static void uses(Endpoint endpoint, Html html) throws IOException {
    List<Endpoint.Database> uses =
        endpoint.database().stream()
            .sorted(Comparator.comparing(u -> u.unchecked() ? 0 : 1))
            .toList();
    html.element(
        "ul",
        () -> {
          for (Endpoint.Database use : uses.subList(0, Math.min(MAX_ITEMS, uses.size()))) {
            html.element(
                "li",
                () -> {
                  if (use.unchecked()) {
                    html.text("span", "unchecked", "class", "badge error").text(" ");
                  }
                  html.text(use.access() + " ")
                      .text("b", Printable.of(use.target().isEmpty() ? "(unknown)" : use.target()))
                      .text(" by " + Printable.of(use.method()));
                  if (!use.query().isEmpty()) {
                    html.empty("br").text("code", Printable.of(use.query()));
                  }
                });
          }
          more(uses.size(), html);
        });
  }

  private static void list(Stream<String> items, Html html) throws IOException {
    List<String> all = items.distinct().toList();
    if (all.isEmpty()) {
      return;
    }
    html.element(
        "ul",
        () -> {
          for (String item : all.subList(0, Math.min(MAX_ITEMS, all.size()))) {
            html.text("li", Printable.of(item));
          }
          more(all.size(), html);
        });
  }

  private static void more(int size, Html html) throws IOException {
    if (size > MAX_ITEMS) {
      html.text("li", "… and " + (size - MAX_ITEMS) + " more");
    }
  }
}
