package dev.actionguard.report;

import dev.actionguard.baseline.BaselineEntry;
import dev.actionguard.baseline.Comparison;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.AnalysisResult.MethodFailure;
import dev.actionguard.rule.AnalysisResult.Statistics;
import dev.actionguard.rule.AnalysisResult.Suppressed;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.SuggestedFix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The report as one HTML file that asks for nothing else. It can be read without JavaScript, which
 * only adds a filter; a policy in it forbids every other script.
 */
final class HtmlReport implements ReportWriter {
  /** More findings than these have a row in a table only, so that browsers can open the file. */
  private static final int MAX_DETAILS = 500;

  private static final int AROUND = 3;
  private static final int MAX_LINE = 240;
  private static final int MAX_STEPS = 50;
  private static final int MAX_FAILURES = 500;

  private static final String STYLE = Html.own("report.css");
  private static final String SCRIPT = Html.own("report.js");

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    List<Finding> findings =
        report.result().findings().stream().sorted(report.comparison().newFirst()).toList();
    Html.write(
        out,
        html ->
            html.element(
                "html",
                () -> {
                  html.element("head", () -> head(html)).line();
                  html.element("body", () -> body(report, findings, html)).line();
                },
                "lang",
                "en"));
  }

  private static void head(Html html) throws IOException {
    html.empty("meta", "charset", "utf-8").line();
    html.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + hash() + "'");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    html.text("title", "Actionguard report").line();
    html.resource("style", STYLE);
  }

  private static String hash() {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(SCRIPT.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void body(Report report, List<Finding> findings, Html html) throws IOException {
    html.text("a", "To the findings", "class", "skip", "href", "#findings").line();
    html.text("h1", "Actionguard report").line();
    html.element(
        "nav",
        () -> {
          link(html, "summary", "Summary");
          link(html, "findings", "Findings");
          link(html, "endpoints", "Endpoints");
          link(html, "origins", "By origin");
          link(html, "suppressed", "Suppressed");
          link(html, "baseline", "Baseline");
          link(html, "coverage", "Coverage");
        },
        "aria-label",
        "Sections");
    html.line().element("main", () -> sections(report, findings, html)).line();
    html.resource("script", SCRIPT);
  }

  private static void link(Html html, String section, String name) throws IOException {
    html.text("a", name, "href", "#" + section).text(" ");
  }

  private static void sections(Report report, List<Finding> findings, Html html)
      throws IOException {
    html.text("h2", "Summary", "id", "summary").line();
    tiles(report, html);
    html.element("div", () -> new RuleDrawing(report).write(html), "class", "wide").line();
    html.text("h2", "Findings", "id", "findings").line();
    if (findings.isEmpty()) {
      html.text("p", "Nothing was found.");
    } else {
      filter(html);
    }
    for (Finding finding : findings.subList(0, Math.min(MAX_DETAILS, findings.size()))) {
      finding(finding, report, html);
      html.line();
    }
    if (findings.size() > MAX_DETAILS) {
      rest(findings.subList(MAX_DETAILS, findings.size()), report, html);
    }
    html.text("h2", "Endpoints", "id", "endpoints").line();
    new EndpointTable(report.result().endpoints()).write(html);
    html.text("h2", "By origin", "id", "origins").line();
    OriginTable.of(report).write(html);
    html.text("h2", "Suppressed", "id", "suppressed").line();
    suppressed(report, html);
    html.text("h2", "Baseline", "id", "baseline").line();
    baseline(report.comparison(), html);
    html.text("h2", "Coverage", "id", "coverage").line();
    coverage(report, html);
  }

  private static void tiles(Report report, Html html) throws IOException {
    Comparison comparison = report.comparison();
    html.element(
            "ul",
            () -> {
              if (comparison.isActive()) {
                tile(html, report.fresh().size(), "new");
                tile(html, comparison.known().size(), "known");
                tile(html, comparison.fixed().size(), "fixed");
              }
              for (Severity severity :
                  List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE, Severity.AUDIT)) {
                long count =
                    report.result().findings().stream()
                        .filter(f -> f.severity() == severity)
                        .count();
                if (count > 0 || severity == Severity.ERROR) {
                  tile(html, count, name(severity));
                }
              }
              tile(html, report.result().suppressed().size(), "suppressed");
            },
            "class",
            "tiles")
        .line();
  }

  private static void tile(Html html, long count, String name) throws IOException {
    html.element("li", () -> html.text("b", String.valueOf(count)).text(" " + name));
  }

  private static void filter(Html html) throws IOException {
    html.element(
        "div",
        () -> {
          html.element(
              "label", () -> html.text("Text ").empty("input", "id", "text", "type", "search"));
          html.element(
              "label",
              () ->
                  html.text("Severity ")
                      .element(
                          "select",
                          () -> {
                            html.text("option", "all", "value", "");
                            for (String s : List.of("error", "warning", "note", "audit")) {
                              html.text("option", s, "value", s);
                            }
                          },
                          "id",
                          "severity"));
          html.empty("span", "id", "count", "role", "status", "class", "soft");
        },
        "id",
        "filter");
    html.line();
  }

  private static void finding(Finding finding, Report report, Html html) throws IOException {
    String severity = name(finding.severity());
    html.element(
        "details",
        () -> {
          html.element("summary", () -> headline(finding, report, html));
          html.element("div", () -> details(finding, report, html));
        },
        "class",
        "finding " + severity,
        "id",
        "f-" + finding.fingerprint(),
        "data-severity",
        severity);
  }

  private static void headline(Finding finding, Report report, Html html) throws IOException {
    String severity = name(finding.severity());
    html.text("span", severity, "class", "badge " + severity).text(" ");
    if (report.comparison().isActive() && !report.comparison().knows(finding)) {
      html.text("span", "new", "class", "badge new").text(" ");
    }
    html.text("b", finding.rule()).text(" ").text(Printable.of(finding.message())).empty("br");
    html.text(
        "span",
        Printable.of(Locations.text(finding.place(), report.sources())),
        "class",
        "place soft");
  }

  private static void details(Finding finding, Report report, Html html) throws IOException {
    excerpt(finding.place(), report.sources(), html);
    if (finding.flow().size() > 1) {
      html.element("div", () -> new FlowDrawing(finding.flow()).write(html), "class", "flow");
      html.element("ol", () -> steps(finding.flow(), report.sources(), html), "class", "steps");
    }
    if (!finding.related().isEmpty()) {
      html.text("p", "See also:");
      html.element("ul", () -> steps(finding.related(), report.sources(), html));
    }
    if (!finding.notes().isEmpty()) {
      html.element("p", () -> notes(finding.notes(), html), "class", "notes");
    }
    for (SuggestedFix fix : finding.fixes()) {
      html.text("p", (fix.safe() ? "Safe fix: " : "Fix to look at: ") + Printable.of(fix.title()));
    }
    Optional<Comparison.Known> known = report.comparison().find(finding);
    if (known.isPresent()) {
      html.text("p", "Known: " + known(known.get()));
    }
    html.element(
        "p",
        () ->
            html.text("Confidence " + name(finding.confidence()) + ", fingerprint ")
                .text("code", finding.fingerprint()),
        "class",
        "soft");
  }

  private static void notes(List<String> notes, Html html) throws IOException {
    for (String note : notes) {
      for (String line : note.lines().toList()) {
        html.text(Printable.of(line)).line();
      }
    }
  }

  private static String known(Comparison.Known known) {
    BaselineEntry entry = known.entry();
    return "the baseline lets it through"
        + (known.moved() ? ", moved from " + Printable.of(entry.place()) : "")
        + (entry.reason().isEmpty() ? "" : "; reason: " + Printable.of(entry.reason()))
        + (entry.owner().isEmpty() ? "" : "; owner: " + Printable.of(entry.owner()))
        + (entry.until().isEmpty() ? "" : "; until " + entry.until());
  }

  private static void excerpt(Place place, Sources sources, Html html) throws IOException {
    Optional<SourceFile> source = sources.find(place.sourceFile());
    int line = place.range().startLine();
    if (source.isEmpty() || source.get().line(line).isEmpty()) {
      return;
    }
    html.element(
        "pre",
        () -> {
          for (int i = Math.max(1, line - AROUND); i <= line + AROUND; i++) {
            Optional<String> code = source.get().line(i);
            if (code.isPresent()) {
              int number = i;
              html.element(
                  "span",
                  () -> html.text("i", String.valueOf(number)).text(cut(code.get())),
                  "class",
                  i == line ? "hit" : "");
            }
          }
        },
        "class",
        "code");
  }

  private static String cut(String line) {
    return Printable.of(line.length() > MAX_LINE ? line.substring(0, MAX_LINE) + "…" : line);
  }

  private static void steps(List<FlowStep> flow, Sources sources, Html html) throws IOException {
    for (FlowStep step : Steps.shorten(flow, MAX_STEPS)) {
      html.element(
          "li",
          () -> {
            html.text("b", role(step.kind())).text(" ").text(Printable.of(step.reason())).text(" ");
            html.text(
                "span", Printable.of(Locations.text(step.place(), sources)), "class", "place soft");
            Optional<String> code =
                sources
                    .find(step.place().sourceFile())
                    .flatMap(s -> s.line(step.place().range().startLine()));
            if (code.isPresent() && !code.get().isBlank()) {
              html.empty("br").text("code", cut(code.get().strip()));
            }
          });
    }
  }

  private static String role(FlowStep.Kind kind) {
    return switch (kind) {
      case SOURCE -> "from";
      case PROPAGATOR -> "by";
      case REJECTED_GUARD -> "not guarded at";
      case SINK -> "to";
    };
  }

  private static void rest(List<Finding> findings, Report report, Html html) throws IOException {
    html.text("p", findings.size() + " more, without their flows:");
    html.element(
        "table",
        () -> {
          row(html, "th", "severity", "rule", "place", "what");
          for (Finding finding : findings) {
            html.element(
                "tr",
                () -> {
                  html.text("td", name(finding.severity()));
                  html.text("td", finding.rule());
                  html.text("td", Printable.of(Locations.text(finding.place(), report.sources())));
                  html.text("td", Printable.of(finding.message()));
                },
                "data-severity",
                name(finding.severity()));
            html.line();
          }
        });
  }

  private static void suppressed(Report report, Html html) throws IOException {
    if (report.result().suppressed().isEmpty()) {
      html.text("p", "Nothing is suppressed.");
      return;
    }
    html.element(
        "table",
        () -> {
          row(html, "th", "rule", "place", "what", "by", "reason", "age", "until");
          for (Suppressed suppressed : report.result().suppressed()) {
            Finding finding = suppressed.finding();
            row(
                html,
                "td",
                finding.rule(),
                Locations.text(finding.place(), report.sources()),
                finding.message(),
                by(suppressed),
                suppressed.because(),
                age(suppressed),
                suppressed.until());
            html.line();
          }
        });
  }

  private static String age(Suppressed suppressed) {
    return suppressed.days() < 0
        ? "not known"
        : suppressed.days()
            + (suppressed.days() == 1 ? " day" : " days")
            + (suppressed.since().isEmpty() ? ", not committed" : ", since " + suppressed.since());
  }

  private static String by(Suppressed suppressed) {
    return switch (suppressed.by()) {
      case SUPPRESS -> "@Suppress";
      case SUPPRESS_WARNINGS -> "@SuppressWarnings";
      case CONFIGURATION -> "configuration";
    };
  }

  private static void baseline(Comparison comparison, Html html) throws IOException {
    if (!comparison.isActive()) {
      html.text("p", "There is no baseline: all findings count as new.");
      return;
    }
    html.text(
        "p",
        comparison.known().size()
            + " known, "
            + comparison.fixed().size()
            + " fixed, "
            + comparison.expired().size()
            + " expired, "
            + comparison.unchecked().size()
            + " not checked in this run.");
    entries("Fixed, to be taken out by baseline-prune", comparison.fixed(), html);
    entries("Expired, so that their findings count again", comparison.expired(), html);
  }

  private static void entries(String title, List<BaselineEntry> entries, Html html)
      throws IOException {
    if (!entries.isEmpty()) {
      html.text("p", title + ":");
      html.element(
          "ul",
          () -> {
            for (BaselineEntry entry : entries) {
              html.text("li", entry.rule() + " in " + Printable.of(entry.place())).line();
            }
          });
    }
  }

  private static void coverage(Report report, Html html) throws IOException {
    Statistics s = report.result().statistics();
    html.element(
        "table",
        () -> {
          row(html, "td", "classes", String.valueOf(s.classes()));
          row(html, "td", "methods", String.valueOf(s.methods()));
          row(html, "td", "methods that can matter to a rule", String.valueOf(s.analyzed()));
          row(
              html,
              "td",
              "methods that could not be analysed",
              String.valueOf(report.failedMethods()));
          row(
              html,
              "td",
              "input files that could not be read",
              String.valueOf(report.unreadable()));
          row(html, "td", "not analysed", percent(report.unanalyzed()));
          row(
              html,
              "td",
              "unknown statements",
              percent(100.0 * s.unknownStatements() / Math.max(1, s.statements())));
          row(
              html,
              "td",
              "calls whose target is unknown",
              percent(100.0 * s.unresolvedCalls() / Math.max(1, s.calls())));
          row(html, "td", "answers that a bound made less exact", String.valueOf(s.bounded()));
        });
    List<MethodFailure> failures = report.result().failures();
    html.element(
        "ul",
        () -> {
          for (MethodFailure failure :
              failures.subList(0, Math.min(MAX_FAILURES, failures.size()))) {
            html.text(
                    "li",
                    Printable.of(
                        failure.method()
                            + ": not analysed ("
                            + failure.stage()
                            + "): "
                            + failure.reason()))
                .line();
          }
          for (Notice notice : report.notices()) {
            html.text(
                    "li",
                    Printable.of(
                        (notice.location().isEmpty() ? "" : notice.location() + ": ")
                            + notice.message()))
                .line();
          }
        });
    html.text(
        "p",
        report.rules().rules().size() + " rules ran; " + Tool.NAME + " " + Tool.version() + ".",
        "class",
        "soft");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share);
  }

  private static void row(Html html, String cell, String... texts) throws IOException {
    html.element(
        "tr",
        () -> {
          for (String text : texts) {
            html.text(cell, Printable.of(text));
          }
        });
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
