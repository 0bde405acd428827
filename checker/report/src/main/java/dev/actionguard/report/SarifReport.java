package dev.actionguard.report;

import dev.actionguard.baseline.Comparison;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.AnalysisResult.MethodFailure;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.Rule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The report as SARIF 2.1.0 in the form that GitHub code scanning takes: one run, paths relative to
 * {@code SRCROOT}, one line as the place of a result, flows of bounded length, the fingerprint that
 * GitHub computes beside our own. Suppressed findings are left out, because readers would show them
 * as open.
 */
public final class SarifReport implements ReportWriter {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String ROOT = "SRCROOT";
  private static final int MAX_STEPS = 50;
  private static final int MAX_RELATED = 50;

  private final String category;

  public SarifReport() {
    this("actionguard");
  }

  /**
   * Makes one.
   *
   * @param category tells the runs of one commit apart; of two equal ones the later replaces the
   *     earlier
   */
  public SarifReport(String category) {
    this.category = category;
  }

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    try (Json json = Json.to(out)) {
      json.object(
          () -> {
            json.text("$schema", SCHEMA);
            json.text("version", "2.1.0");
            json.objects("runs", List.of(report), r -> run(r, json));
          });
    }
  }

  private void run(Report report, Json json) throws IOException {
    json.object(
        "tool",
        () ->
            json.object(
                "driver",
                () -> {
                  json.text("name", Tool.NAME);
                  json.text("version", Tool.version());
                  json.text("semanticVersion", Tool.version());
                  json.objects(
                      "rules", report.rules().rules(), rule -> SarifRule.write(rule, json));
                  SarifTaxonomy.writeSupported(report.rules(), json);
                }));
    SarifTaxonomy.write(report.rules(), json);
    json.object("automationDetails", () -> json.text("id", category + "/"));
    json.object(
        "originalUriBaseIds",
        () ->
            json.object(
                ROOT,
                () ->
                    json.object(
                        "description",
                        () -> json.text("text", "The root folder of the checked project."))));
    json.text("columnKind", "utf16CodeUnits");
    json.objects("invocations", List.of(report), r -> invocation(r, json));
    List<String> names = report.rules().rules().stream().map(Rule::name).toList();
    json.objects(
        "results",
        report.result().findings(),
        finding -> {
          result(finding, names.indexOf(finding.rule()), report.sources(), json);
          if (report.comparison().isActive()) {
            json.text("baselineState", state(report.comparison(), finding));
          }
        });
  }

  private static String state(Comparison comparison, Finding finding) {
    return comparison
        .find(finding)
        .map(known -> known.moved() ? "updated" : "unchanged")
        .orElse("new");
  }

  private static void invocation(Report report, Json json) throws IOException {
    List<Notice> notices = new ArrayList<>();
    for (MethodFailure failure : report.result().failures()) {
      notices.add(
          new Notice(
              Notice.Level.WARNING,
              failure.method(),
              "not analysed (" + failure.stage() + "): " + failure.reason()));
    }
    notices.addAll(report.notices());
    json.flag("executionSuccessful", true);
    json.objects(
        "toolExecutionNotifications",
        notices,
        notice -> {
          json.text("level", notice.level().name().toLowerCase(Locale.ROOT));
          message(
              (notice.location().isEmpty() ? "" : notice.location() + ": ") + notice.message(),
              json);
        });
  }

  private static void result(Finding finding, int ruleIndex, Sources sources, Json json)
      throws IOException {
    json.text("ruleId", finding.rule());
    if (ruleIndex >= 0) {
      json.number("ruleIndex", ruleIndex);
    }
    json.text("level", level(finding.severity()));
    message(
        finding.notes().isEmpty()
            ? finding.message()
            : finding.message() + "\n\n" + String.join("\n", finding.notes()),
        json);
    json.objects("locations", List.of(finding.place()), p -> location(p, sources, json));
    json.object("partialFingerprints", () -> fingerprints(finding, sources, json));
    if (!finding.flow().isEmpty()) {
      json.objects(
          "codeFlows",
          List.of(Steps.shorten(finding.flow(), MAX_STEPS)),
          steps ->
              json.objects(
                  "threadFlows",
                  List.of(steps),
                  s -> json.objects("locations", s, step -> step(step, sources, json))));
    }
    List<FlowStep> related = Steps.shorten(finding.related(), MAX_RELATED);
    if (!related.isEmpty()) {
      int[] id = {0};
      json.objects(
          "relatedLocations",
          related,
          step -> {
            json.number("id", ++id[0]);
            location(step.place(), sources, json);
            message(step.reason(), json);
          });
    }
    json.object(
        "properties",
        () -> json.text("confidence", finding.confidence().name().toLowerCase(Locale.ROOT)));
  }

  private static void fingerprints(Finding finding, Sources sources, Json json) throws IOException {
    String line =
        sources
            .find(finding.place().sourceFile())
            .flatMap(s -> s.hashes().of(Math.max(1, finding.place().range().startLine())))
            .orElse("");
    if (!line.isEmpty()) {
      json.text("primaryLocationLineHash", line);
    }
    json.text("actionguard/v1", finding.fingerprint());
  }

  private static void step(FlowStep step, Sources sources, Json json) throws IOException {
    json.object(
        "location",
        () -> {
          location(step.place(), sources, json);
          message(step.reason(), json);
        });
    json.texts("kinds", List.of(step.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    json.number("nestingLevel", 0);
    json.text("importance", step.kind() == FlowStep.Kind.PROPAGATOR ? "important" : "essential");
  }

  private static void location(Place place, Sources sources, Json json) throws IOException {
    json.object(
        "physicalLocation",
        () -> {
          json.object(
              "artifactLocation",
              () -> {
                json.text("uri", uri(Locations.file(place, sources)));
                json.text("uriBaseId", ROOT);
              });
          json.object("region", () -> region(place.range(), json));
        });
    if (!place.className().isEmpty()) {
      json.objects(
          "logicalLocations",
          List.of(place),
          p -> {
            json.text(
                "fullyQualifiedName",
                p.method().isEmpty() ? p.className() : p.className() + "#" + p.method());
            json.text("kind", p.method().isEmpty() ? "type" : "function");
          });
    }
  }

  /**
   * Writes one line: an alert is shown on a change only if all lines of its region are part of the
   * change. A place without a line counts as the file's first.
   */
  private static void region(SourceRange range, Json json) throws IOException {
    json.number("startLine", Math.max(1, range.startLine()));
    if (range.startColumn() > 0) {
      json.number("startColumn", range.startColumn());
      if (range.endLine() == range.startLine() && range.endColumn() > range.startColumn()) {
        json.number("endColumn", range.endColumn());
      }
    }
  }

  private static String level(Severity severity) {
    return SarifRule.level(severity);
  }

  /** Square brackets before a parenthesis would be read as a link. */
  private static void message(String text, Json json) throws IOException {
    String plain = text.replace("](", "] (");
    json.object("message", () -> json.text("text", plain.isBlank() ? "-" : plain));
  }

  /** Escapes a relative path as a URI reference. */
  static String uri(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if ((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || "/-._~$".indexOf(c) >= 0) {
        uri.append(c);
      } else {
        uri.append(String.format("%%%02X", (int) c));
      }
    }
    return uri.toString();
  }
}
