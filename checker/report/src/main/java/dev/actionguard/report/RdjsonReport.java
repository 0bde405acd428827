package dev.actionguard.report;

import dev.actionguard.ir.SourceRange;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.SuggestedFix;
import dev.actionguard.rule.TextEdit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The findings that no baseline has in the Reviewdog diagnostic format, with the edits of safe
 * fixes as suggestions. Its columns count bytes in UTF-8.
 */
final class RdjsonReport implements ReportWriter {
  @Override
  public void write(Report report, OutputStream out) throws IOException {
    try (Json json = Json.to(out)) {
      json.object(
          () -> {
            json.object("source", () -> json.text("name", Tool.NAME));
            json.objects(
                "diagnostics",
                report.fresh(),
                finding -> diagnostic(finding, report.sources(), json));
          });
    }
  }

  private static void diagnostic(Finding finding, Sources sources, Json json) throws IOException {
    Place place = finding.place();
    json.text(
        "message",
        finding.notes().isEmpty()
            ? finding.message()
            : finding.message() + "\n\n" + String.join("\n", finding.notes()));
    json.object(
        "location",
        () -> {
          json.text("path", Locations.file(place, sources));
          if (place.range().isKnown()) {
            json.object("range", () -> range(place.sourceFile(), place.range(), sources, json));
          }
        });
    json.text("severity", severity(finding.severity()));
    json.object("code", () -> json.text("value", finding.rule()));
    List<TextEdit> edits =
        finding.fixes().stream()
            .filter(SuggestedFix::safe)
            .findFirst()
            .map(SuggestedFix::edits)
            .orElse(List.of());
    boolean shown = edits.stream().allMatch(e -> e.sourceFile().equals(place.sourceFile()));
    if (!edits.isEmpty() && shown) {
      json.objects(
          "suggestions",
          edits,
          edit -> {
            json.object("range", () -> range(edit.sourceFile(), edit.range(), sources, json));
            json.text("text", edit.replacement());
          });
    }
  }

  private static void range(String file, SourceRange range, Sources sources, Json json)
      throws IOException {
    json.object(
        "start", () -> position(file, range.startLine(), range.startColumn(), sources, json));
    if (range.startColumn() > 0) {
      json.object("end", () -> position(file, range.endLine(), range.endColumn(), sources, json));
    }
  }

  private static void position(String file, int line, int column, Sources sources, Json json)
      throws IOException {
    json.number("line", line);
    if (column > 0) {
      String before =
          sources
              .find(file)
              .flatMap(source -> source.line(line))
              .map(text -> text.substring(0, Math.min(column - 1, text.length())))
              .orElse("");
      int more = before.getBytes(StandardCharsets.UTF_8).length - before.length();
      json.number("column", column + (long) more);
    }
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "ERROR";
      case WARNING -> "WARNING";
      case NOTE, AUDIT, OFF -> "INFO";
    };
  }
}
