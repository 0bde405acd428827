package dev.actionguard.cli;

import dev.actionguard.report.Gate;
import dev.actionguard.report.Gate.FailOn;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What decides about the exit code. */
final class GateArguments {
  @Spec(Target.MIXEE)
  private @Nullable CommandSpec spec;

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

  /** Returns the gate; that a number is out of its range is wrong usage. */
  Gate gate() {
    if (!(allowUnanalyzed >= 0 && allowUnanalyzed <= 100)) {
      throw misuse("--allow-unanalyzed must be from 0 to 100, but is " + allowUnanalyzed);
    }
    if (maxAllowed < 0) {
      throw misuse("--max-allowed must be at least 0, but is " + maxAllowed);
    }
    return new Gate(failOn, !all, maxAllowed, exact, allowUnanalyzed);
  }

  private ParameterException misuse(String message) {
    if (spec == null) {
      throw new IllegalStateException("not run by the command line");
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
