package dev.actionguard.cli;

import dev.actionguard.report.Format;
import dev.actionguard.report.Gate;
import dev.actionguard.report.Gate.Decision;
import dev.actionguard.report.Gate.FailOn;
import dev.actionguard.report.Gate.Verdict;
import dev.actionguard.report.Report;
import dev.actionguard.report.ReportWriter;
import dev.actionguard.report.TextReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code actionguard check}: finds faults in compiled code. */
@Command(
    name = "check",
    description = {"Checks compiled code and reports what it finds.", ""},
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing found that --fail-on names",
      "1:findings at or above --fail-on",
      "2:wrong usage, wrong configuration or internal error",
      "3:more was left unanalysed than --allow-unanalyzed names"
    })
final class CheckCommand implements Callable<Integer> {
  private static final String EXPLAIN = "actionguard explain ";

  private final Environment environment;

  @Mixin private final AnalysisArguments arguments = new AnalysisArguments();

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
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "Least severity that gives exit code 1: ${COMPLETION-CANDIDATES}"
              + " (default: ${DEFAULT-VALUE}).")
  private FailOn failOn = FailOn.ERROR;

  @Option(
      names = "--allow-unanalyzed",
      paramLabel = "PERCENT",
      description =
          "How much of the methods or class files may be left unanalysed"
              + " (default: ${DEFAULT-VALUE}).")
  private double allowUnanalyzed = Gate.DEFAULT_ALLOWED_UNANALYZED;

  @Option(names = "--all", description = "Findings that the baseline has give exit code 1, too.")
  private boolean all;

  @Option(
      names = "--max-allowed",
      paramLabel = "N",
      description = "How many findings at or above --fail-on are let through.")
  private int maxAllowed;

  @Option(
      names = "--exact",
      description = "Fewer than --max-allowed give exit code 1, too: the number can only shrink.")
  private boolean exact;

  CheckCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    if (!(allowUnanalyzed >= 0 && allowUnanalyzed <= 100)) {
      throw arguments.misuse("--allow-unanalyzed must be from 0 to 100, but is " + allowUnanalyzed);
    }
    if (maxAllowed < 0) {
      throw arguments.misuse("--max-allowed must be at least 0, but is " + maxAllowed);
    }
    Report report = arguments.run(environment, true);
    Decision decision = new Gate(failOn, !all, maxAllowed, exact, allowUnanalyzed).decide(report);
    write(report, decision);
    return decision.verdict().exitCode();
  }

  /** Writes the report; an incomplete one must not be uploaded, as it would close open alerts. */
  private void write(Report report, Decision decision) throws IOException {
    PrintWriter err = environment.err();
    boolean withheld = format == Format.SARIF && decision.verdict() == Verdict.INCOMPLETE;
    boolean toFile = output != null && !output.equals("-");
    ReportWriter writer = format.writer(EXPLAIN);
    if (toFile && !withheld) {
      String name = String.valueOf(output);
      UserFiles.write(UserFiles.path(name, environment), name, out -> writer.write(report, out));
    } else if (!withheld) {
      writer.write(report, environment.out());
    }
    if (toFile || format != Format.TEXT) {
      err.print(new TextReport(EXPLAIN).summary(report));
    }
    if (!decision.reason().isEmpty()) {
      err.println("actionguard: " + decision.reason());
    }
    if (withheld) {
      err.println(
          "actionguard: no SARIF is written: uploaded, it would close alerts that are open");
    } else if (toFile) {
      err.println("Report: " + output);
    }
  }
}
