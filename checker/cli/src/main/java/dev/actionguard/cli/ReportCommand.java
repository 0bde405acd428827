package dev.actionguard.cli;

import dev.actionguard.report.Gate;
import dev.actionguard.report.Gate.Decision;
import dev.actionguard.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code actionguard report}: reports again what was found. */
@Command(
    name = "report",
    description = {
      "Reports results of earlier runs, of several as one, without analysing again.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing found that --fail-on names",
      "1:findings at or above --fail-on",
      "2:wrong usage, wrong configuration or internal error",
      "3:more was left unanalysed than --fail-on-incomplete allows"
    })
final class ReportCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(
      paramLabel = "RESULTS",
      arity = "1..*",
      description = "Files that 'check --format json' or the Maven plugin wrote.")
  private List<String> files = new ArrayList<>();

  @Mixin private final GateArguments gate = new GateArguments();
  @Mixin private final OutputArguments output = new OutputArguments();

  ReportCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    Gate decides = gate.gate();
    Report report = StoredResults.read(files, environment);
    Decision decision = decides.decide(report);
    output.write(report, decision, environment);
    return decision.verdict().exitCode();
  }
}
