package dev.actionguard.report;

import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The report as GitLab's code quality report. GitLab compares two of them by fingerprint, so all
 * findings are in it, and each fingerprint once. Type and categories are for other readers of Code
 * Climate's form.
 */
final class GitlabReport implements ReportWriter {
  @Override
  public void write(Report report, OutputStream out) throws IOException {
    Map<String, Integer> seen = new HashMap<>();
    try (Json json = Json.to(out)) {
      json.objects(
          report.result().findings(),
          finding -> {
            int times = seen.merge(finding.fingerprint(), 1, Integer::sum);
            json.text("type", "issue");
            json.texts("categories", List.of("Bug Risk"));
            json.text("description", finding.message());
            json.text("check_name", finding.rule());
            json.text("fingerprint", finding.fingerprint() + (times == 1 ? "" : "-" + times));
            json.text("severity", severity(finding.severity()));
            json.object("location", () -> location(finding, report.sources(), json));
          });
    }
  }

  private static void location(Finding finding, Sources sources, Json json) throws IOException {
    json.text("path", Locations.file(finding.place(), sources));
    json.object(
        "lines", () -> json.number("begin", Math.max(1, finding.place().range().startLine())));
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "major";
      case NOTE -> "minor";
      case AUDIT, OFF -> "info";
    };
  }
}
