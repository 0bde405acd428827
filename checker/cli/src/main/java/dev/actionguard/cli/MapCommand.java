package dev.actionguard.cli;

import dev.actionguard.report.Gate;
import dev.actionguard.report.Gate.Decision;
import dev.actionguard.report.Gate.FailOn;
import dev.actionguard.report.MapFormat;
import dev.actionguard.report.Report;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code actionguard map}: tells what can happen at each entry point. */
@Command(
    name = "map",
    description = {
      "Tells for each entry point what comes in, which validators and access checks are below it, which"
          + " tables are read and written, and what is logged.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the map is written",
      "2:wrong usage, wrong configuration or internal error",
      "3:more was left unanalysed than is allowed, so that the map is not whole"
    })
final class MapCommand implements Callable<Integer> {
  private final Environment environment;

  @Mixin private final AnalysisArguments arguments = new AnalysisArguments();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). csv has no lines, so that the maps of"
              + " two releases can be compared.")
  private MapFormat format = MapFormat.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the map goes (default: standard output).")
  private @Nullable String output;

  MapCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    Report report = arguments.run(environment, false);
    if (output == null) {
      format.write(report, environment.out());
    } else {
      String name = output;
      UserFiles.write(UserFiles.path(name, environment), name, out -> format.write(report, out));
    }
    Decision decision = new Gate(FailOn.NONE, Gate.DEFAULT_ALLOWED_UNANALYZED).decide(report);
    if (!decision.reason().isEmpty()) {
      environment.err().println("actionguard: " + decision.reason());
    }
    return decision.verdict().exitCode();
  }
}
