package dev.actionguard.maven;

import dev.actionguard.options.Severity;
import dev.actionguard.report.Gate.FailOn;
import dev.actionguard.report.Report;
import dev.actionguard.report.TextReport;
import dev.actionguard.rule.Finding;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/** Shows reports in Maven's log. */
final class Console {
  private Console() {}

  /**
   * Shows the findings that no baseline has, the most severe first, and then the counts. Log lines
   * are errors only if the findings break the build.
   */
  static void show(Report report, FailOn least, int limit, Log log) {
    List<Finding> findings =
        report.fresh().stream().sorted(report.comparison().newFirst()).toList();
    for (Finding finding : findings.subList(0, Math.min(limit, findings.size()))) {
      Consumer<String> line =
          least.includes(finding.severity())
              ? log::error
              : finding.severity().compareTo(Severity.WARNING) >= 0 ? log::warn : log::info;
      TextReport.finding(finding, report.sources()).lines().forEach(line);
    }
    if (findings.size() > limit) {
      log.warn("… and " + (findings.size() - limit) + " more, see the report");
    }
    new TextReport(AbstractModuleMojo.EXPLAIN).summary(report).lines().forEach(log::info);
  }
}
