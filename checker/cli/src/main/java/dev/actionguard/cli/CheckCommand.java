package dev.actionguard.cli;

import dev.actionguard.report.Gate;
import dev.actionguard.report.Gate.Decision;
import dev.actionguard.report.Report;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
      "3:more was left unanalysed than --fail-on-incomplete allows"
    })
final class CheckCommand implements Callable<Integer> {
  private final Environment environment;

  @Mixin private final AnalysisArguments arguments = new AnalysisArguments();
  @Mixin private final GateArguments gate = new GateArguments();
  @Mixin private final OutputArguments output = new OutputArguments();

  CheckCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    Gate decides = gate.gate();
    Report report = arguments.run(environment, true);
    Decision decision =
        arguments.incomplete(gate.allowedUnresolved()).orElseGet(() -> decides.decide(report));
    output.write(report, decision, environment);
    return decision.verdict().exitCode();
  }
}
