package dev.actionguard.cli;

import dev.actionguard.report.Format;
import dev.actionguard.report.Gate.Decision;
import dev.actionguard.report.Gate.Verdict;
import dev.actionguard.report.Report;
import dev.actionguard.report.ReportWriter;
import dev.actionguard.report.TextReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where reports go. */
final class OutputArguments {
  /** What a user types before a rule's name to see its page. */
  static final String EXPLAIN = "actionguard explain ";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the report goes (default: standard output).")
  private @Nullable String output;

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      description = "One more report; may be given several times.")
  private Map<Format, String> reports = new LinkedHashMap<>();

  /** Writes the reports; an incomplete one must not be uploaded, as it would close open alerts. */
  void write(Report report, Decision decision, Environment environment) throws IOException {
    PrintWriter err = environment.err();
    boolean complete = decision.verdict() != Verdict.INCOMPLETE;
    boolean toFile = output != null && !output.equals("-");
    boolean withheld = format.isUploaded() && !complete;
    if (toFile && !withheld) {
      file(report, format, String.valueOf(output), environment);
    } else if (!withheld) {
      format.writer(EXPLAIN).write(report, environment.out());
    }
    for (Map.Entry<Format, String> more : reports.entrySet()) {
      if (!more.getKey().isUploaded() || complete) {
        file(report, more.getKey(), more.getValue(), environment);
      }
    }
    if (toFile || format != Format.TEXT) {
      err.print(new TextReport(EXPLAIN).summary(report));
    }
    if (!decision.reason().isEmpty()) {
      err.println("actionguard: " + decision.reason());
    }
    if (withheld || (!complete && reports.keySet().stream().anyMatch(Format::isUploaded))) {
      err.println(
          "actionguard: no SARIF is written: uploaded, it would close alerts that are open");
    }
    if (toFile && !withheld) {
      err.println("Report: " + output);
    }
    for (Map.Entry<Format, String> more : reports.entrySet()) {
      if (!more.getKey().isUploaded() || complete) {
        err.println("Report: " + more.getValue());
      }
    }
  }

  private static void file(Report report, Format format, String name, Environment environment) {
    ReportWriter writer = format.writer(EXPLAIN);
    UserFiles.write(UserFiles.path(name, environment), name, out -> writer.write(report, out));
  }
}
