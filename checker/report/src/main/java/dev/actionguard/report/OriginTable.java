package dev.actionguard.report;

import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleInfo.Family;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells for each method where flows start, most often where a request comes in, how many findings
 * of which promise it leads to. Methods that lead to none are not in it.
 *
 * @param rows by the name of the method
 */
record OriginTable(Map<String, Map<Family, List<Finding>>> rows) {
  private static final int MAX_ROWS = 300;

  static OriginTable of(Report report) {
    Map<String, Map<Family, List<Finding>>> rows = new TreeMap<>();
    for (Finding finding : report.result().findings()) {
      Place origin = finding.flow().isEmpty() ? finding.place() : finding.flow().get(0).place();
      String name =
          origin.method().isEmpty()
              ? origin.className()
              : origin.className() + "#" + origin.method();
      report
          .rules()
          .find(finding.rule())
          .map(Rule::info)
          .ifPresent(
              info ->
                  rows.computeIfAbsent(name, n -> new EnumMap<>(Family.class))
                      .computeIfAbsent(info.family(), f -> new ArrayList<>())
                      .add(finding));
    }
    return new OriginTable(rows);
  }

  private static int size(Map<Family, List<Finding>> row) {
    return row.values().stream().mapToInt(List::size).sum();
  }

  void write(Html html) throws IOException {
    if (rows.isEmpty()) {
      html.text("p", "Nothing was found.");
      return;
    }
    List<Map.Entry<String, Map<Family, List<Finding>>>> most =
        rows.entrySet().stream()
            .sorted(
                Comparator.comparing(
                        (Map.Entry<String, Map<Family, List<Finding>>> row) ->
                            -size(row.getValue()))
                    .thenComparing(Map.Entry::getKey))
            .limit(MAX_ROWS)
            .toList();
    html.element(
        "table",
        () -> {
          html.element("tr", () -> head(html));
          for (Map.Entry<String, Map<Family, List<Finding>>> row : most) {
            html.element("tr", () -> row(row.getKey(), row.getValue(), html)).line();
          }
        });
    if (rows.size() > most.size()) {
      html.text("p", "… and " + (rows.size() - most.size()) + " more.");
    }
  }

  private static void head(Html html) throws IOException {
    html.text("th", "method");
    for (Family family : Family.values()) {
      html.text("th", family.name().toLowerCase(Locale.ROOT));
    }
  }

  private static void row(String name, Map<Family, List<Finding>> row, Html html)
      throws IOException {
    html.element("td", () -> html.text("code", Printable.of(name)));
    for (Family family : Family.values()) {
      List<Finding> findings = row.getOrDefault(family, List.of());
      html.element("td", () -> links(findings, html));
    }
  }

  /** Links to the first few; with all of them a cell could be longer than the page. */
  private static void links(List<Finding> findings, Html html) throws IOException {
    int shown = Math.min(5, findings.size());
    for (Finding finding : findings.subList(0, shown)) {
      html.text("a", finding.rule(), "href", "#f-" + finding.fingerprint()).text(" ");
    }
    if (shown < findings.size()) {
      html.text("and " + (findings.size() - shown) + " more");
    }
  }
}
