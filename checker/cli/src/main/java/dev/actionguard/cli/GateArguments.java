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
      names = "--fail-on-incomplete",
      paramLabel = "PERCENT",
      description =
          "How much may be left unanalysed, above which the exit code is 3: of the methods and input"
              + " files (default: 1), and, if this is given, of the calls in sources.")
  private @Nullable Double failOnIncomplete;

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
    double allowed = failOnIncomplete == null ? Gate.DEFAULT_ALLOWED_UNANALYZED : failOnIncomplete;
    if (!(allowed >= 0 && allowed <= 100)) {
      throw misuse("--fail-on-incomplete must be from 0 to 100, but is " + allowed);
    }
    if (maxAllowed < 0) {
      throw misuse("--max-allowed must be at least 0, but is " + maxAllowed);
    }
    return new Gate(failOn, !all, maxAllowed, exact, allowed);
  }

  /** Returns how many of the calls in sources may be unknown, in percent. */
  double allowedUnresolved() {
    return failOnIncomplete == null ? 100 : failOnIncomplete;
  }

  private ParameterException misuse(String message) {
    if (spec == null) {
      throw new IllegalStateException("not run by the command line");
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
