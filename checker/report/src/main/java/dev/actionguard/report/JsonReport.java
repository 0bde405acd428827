package dev.actionguard.report;

import dev.actionguard.baseline.BaselineEntry;
import dev.actionguard.baseline.Comparison;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.rule.AnalysisResult.Statistics;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.SuggestedFix;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The report with everything there is: suppressed findings, failures, counts, the comparison with
 * the baseline. {@link Results} reads it again.
 */
public final class JsonReport implements ReportWriter {
  /** Counts up when a reader would have to change. */
  static final int VERSION = 1;

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    try (Json json = Json.to(out)) {
      json.object(() -> write(report, json));
    }
  }

  private static void write(Report report, Json json) throws IOException {
    json.number("formatVersion", VERSION);
    json.object(
        "tool",
        () -> {
          json.text("name", Tool.NAME);
          json.text("version", Tool.version());
        });
    json.object("statistics", () -> statistics(report, json));
    json.objects(
        "findings",
        report.result().findings(),
        finding -> {
          finding(finding, report.sources(), json);
          known(report.comparison(), finding, json);
        });
    if (report.comparison().isActive()) {
      json.object("baseline", () -> baseline(report.comparison(), json));
    }
    json.objects(
        "endpoints",
        report.result().endpoints(),
        endpoint -> EndpointJson.write(endpoint, report.sources(), json));
    json.objects(
        "suppressed",
        report.result().suppressed(),
        suppressed -> {
          json.text("because", suppressed.because());
          json.text("by", name(suppressed.by()));
          json.text("until", suppressed.until());
          json.text("since", suppressed.since());
          json.number("days", suppressed.days());
          finding(suppressed.finding(), report.sources(), json);
        });
    json.objects(
        "failures",
        report.result().failures(),
        failure -> {
          json.text("method", failure.method());
          json.text("stage", failure.stage());
          json.text("reason", failure.reason());
        });
    json.objects(
        "notices",
        report.notices(),
        notice -> {
          json.text("level", name(notice.level()));
          json.text("location", notice.location());
          json.text("message", notice.message());
        });
  }

  private static void known(Comparison comparison, Finding finding, Json json) throws IOException {
    Optional<Comparison.Known> known = comparison.find(finding);
    if (known.isPresent()) {
      json.object("known", () -> entry(known.get().entry(), json));
      json.flag("moved", known.get().moved());
    }
  }

  private static void baseline(Comparison comparison, Json json) throws IOException {
    json.objects("fixed", comparison.fixed(), entry -> entry(entry, json));
    json.objects("unchecked", comparison.unchecked(), entry -> entry(entry, json));
    json.objects("expired", comparison.expired(), entry -> entry(entry, json));
  }

  private static void entry(BaselineEntry entry, Json json) throws IOException {
    for (Map.Entry<String, String> member : entry.texts().entrySet()) {
      json.text(member.getKey(), member.getValue());
    }
    json.object(
        "fingerprints",
        () -> {
          for (Map.Entry<String, String> fingerprint : entry.fingerprints().entrySet()) {
            json.text(fingerprint.getKey(), fingerprint.getValue());
          }
        });
  }

  private static void statistics(Report report, Json json) throws IOException {
    Statistics s = report.result().statistics();
    json.number("classes", s.classes());
    json.number("methods", s.methods());
    json.number("analyzedMethods", s.analyzed());
    json.number("failedMethods", report.failedMethods());
    json.number("unreadableInputs", report.unreadable());
    json.number("statements", s.statements());
    json.number("unknownStatements", s.unknownStatements());
    json.number("calls", s.calls());
    json.number("unresolvedCalls", s.unresolvedCalls());
    json.number("bounded", s.bounded());
  }

  private static void finding(Finding finding, Sources sources, Json json) throws IOException {
    json.text("rule", finding.rule());
    json.text("severity", name(finding.severity()));
    json.text("confidence", name(finding.confidence()));
    json.text("message", finding.message());
    json.texts("notes", finding.notes());
    json.text("fingerprint", finding.fingerprint());
    json.object("place", () -> place(finding.place(), sources, json));
    steps("flow", finding.flow(), sources, json);
    steps("related", finding.related(), sources, json);
    json.objects("fixes", finding.fixes(), fix -> fix(fix, sources, json));
  }

  private static void steps(String name, List<FlowStep> steps, Sources sources, Json json)
      throws IOException {
    json.objects(
        name,
        steps,
        step -> {
          json.text("kind", name(step.kind()));
          json.text("reason", step.reason());
          json.object("place", () -> place(step.place(), sources, json));
        });
  }

  private static void fix(SuggestedFix fix, Sources sources, Json json) throws IOException {
    json.text("title", fix.title());
    json.flag("safe", fix.safe());
    json.objects(
        "edits",
        fix.edits(),
        edit -> {
          json.text("file", sources.path(edit.sourceFile()));
          range(edit.range(), json);
          json.text("replacement", edit.replacement());
        });
  }

  static void place(Place place, Sources sources, Json json) throws IOException {
    json.text("file", Locations.file(place, sources));
    range(place.range(), json);
    json.text("class", place.className());
    json.text("method", place.method());
  }

  /** Zero stands for what is not known. */
  private static void range(SourceRange range, Json json) throws IOException {
    json.number("startLine", range.startLine());
    json.number("startColumn", range.startColumn());
    json.number("endLine", range.endLine());
    json.number("endColumn", range.endColumn());
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
