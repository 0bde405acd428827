package dev.actionguard.report;

import dev.actionguard.baseline.Comparison;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.AnalysisResult.MethodFailure;
import dev.actionguard.rule.AnalysisResult.Suppressed;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.SuggestedFix;
import dev.actionguard.rule.TextEdit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The report as SARIF 2.1.0 in the form that GitHub code scanning takes: one run, paths relative to
 * {@code SRCROOT}, one line as the place of a result, flows of bounded length, the fingerprint that
 * GitHub computes beside our own. Suppressed findings are left out, because readers would show them
 * as open; the report for audits has them, with the reasons. What GitHub would refuse is left out
 * here, and told.
 */
public final class SarifReport implements ReportWriter {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String ROOT = "SRCROOT";
  private static final int MAX_STEPS = 50;
  private static final int MAX_RELATED = 50;

  /** GitHub refuses more. */
  private static final int MAX_RESULTS = 25_000;

  /** GitHub keeps no more. */
  private static final int MAX_KEPT = 5_000;

  /** With more in all the file could be too large for GitHub. */
  private static final int MAX_ALL_STEPS = 50_000;

  private final String category;
  private final boolean audit;

  /**
   * Makes one.
   *
   * @param category tells the runs of one commit apart; of two equal ones the later replaces the
   *     earlier
   * @param audit whether suppressed findings are in it, too
   */
  public SarifReport(String category, boolean audit) {
    this.category = category;
    this.audit = audit;
  }

  /** A finding, with the reason if it is suppressed. */
  private record Result(Finding finding, @Nullable Suppressed suppressed) {}

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
    List<Result> results = results(report);
    int missing = audit ? 0 : report.result().findings().size() - results.size();
    json.objects("invocations", List.of(report), r -> invocation(r, missing, json));
    List<String> names = report.rules().rules().stream().map(Rule::name).toList();
    Set<Finding> withFlow = withFlow(report);
    json.objects(
        "results",
        results,
        result -> {
          Finding finding = result.finding;
          result(finding, names.indexOf(finding.rule()), report.sources(), json);
          if (audit || withFlow.contains(finding)) {
            flow(finding, report.sources(), json);
          }
          if (report.comparison().isActive()) {
            json.text("baselineState", state(report.comparison(), finding));
          }
          if (audit) {
            suppressions(result.suppressed, json);
          }
        });
  }

  private List<Result> results(Report report) {
    List<Finding> findings = report.result().findings();
    if (audit) {
      return Stream.concat(
              findings.stream().map(f -> new Result(f, null)),
              report.result().suppressed().stream().map(s -> new Result(s.finding(), s)))
          .sorted(Comparator.comparing(Result::finding, Finding.ORDER))
          .toList();
    }
    return findings.stream()
        .sorted(findings.size() > MAX_KEPT ? report.comparison().newFirst() : Finding.ORDER)
        .limit(MAX_RESULTS)
        .map(f -> new Result(f, null))
        .toList();
  }

  /** Returns the findings whose flow is written: the first for a reader, within the bounds. */
  private static Set<Finding> withFlow(Report report) {
    Set<Finding> set = Collections.newSetFromMap(new IdentityHashMap<>());
    int steps = 0;
    for (Finding finding :
        report.result().findings().stream().sorted(report.comparison().newFirst()).toList()) {
      steps += Math.min(MAX_STEPS, finding.flow().size());
      if (set.size() < MAX_KEPT && steps <= MAX_ALL_STEPS) {
        set.add(finding);
      }
    }
    return set;
  }

  private static void suppressions(@Nullable Suppressed suppressed, Json json) throws IOException {
    json.objects(
        "suppressions",
        suppressed == null ? List.of() : List.of(suppressed),
        s -> {
          json.text("kind", s.by() == Suppressed.By.CONFIGURATION ? "external" : "inSource");
          json.text("justification", s.because());
        });
  }

  private static String state(Comparison comparison, Finding finding) {
    return comparison
        .find(finding)
        .map(known -> known.moved() ? "updated" : "unchanged")
        .orElse("new");
  }

  private static void invocation(Report report, int missing, Json json) throws IOException {
    List<Notice> notices = new ArrayList<>();
    if (missing > 0) {
      notices.add(
          new Notice(
              Notice.Level.WARNING,
              "",
              missing + " findings are left out, as no more than " + MAX_RESULTS + " are taken"));
    }
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
    List<SuggestedFix> fixes = finding.fixes().stream().filter(f -> !f.edits().isEmpty()).toList();
    if (!fixes.isEmpty()) {
      json.objects("fixes", fixes, fix -> fix(fix, sources, json));
    }
  }

  private static void flow(Finding finding, Sources sources, Json json) throws IOException {
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
  }

  private static void fix(SuggestedFix fix, Sources sources, Json json) throws IOException {
    json.object("description", () -> json.text("text", fix.title()));
    Map<String, List<TextEdit>> files = new LinkedHashMap<>();
    fix.edits()
        .forEach(
            edit -> files.computeIfAbsent(edit.sourceFile(), f -> new ArrayList<>()).add(edit));
    json.objects(
        "artifactChanges",
        files.entrySet(),
        file -> {
          json.object("artifactLocation", () -> artifact(sources.path(file.getKey()), json));
          json.objects("replacements", file.getValue(), edit -> replacement(edit, json));
        });
  }

  private static void replacement(TextEdit edit, Json json) throws IOException {
    SourceRange range = edit.range();
    json.object(
        "deletedRegion",
        () -> {
          json.number("startLine", Math.max(1, range.startLine()));
          json.number("startColumn", Math.max(1, range.startColumn()));
          json.number("endLine", Math.max(1, range.endLine()));
          json.number("endColumn", Math.max(1, range.endColumn()));
        });
    json.object("insertedContent", () -> json.text("text", edit.replacement()));
  }

  private static void artifact(String path, Json json) throws IOException {
    json.text("uri", uri(path));
    json.text("uriBaseId", ROOT);
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
          json.object("artifactLocation", () -> artifact(Locations.file(place, sources), json));
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
