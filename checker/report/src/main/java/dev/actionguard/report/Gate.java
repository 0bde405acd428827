package dev.actionguard.report;

import dev.actionguard.options.Severity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a build may go on.
 *
 * @param failOn the least severity that stops it
 * @param newOnly whether findings that the baseline has are let through
 * @param maxAllowed how many of the other findings of that severity or above are let through
 * @param exact whether fewer than that stop it, too, so that what is allowed can only shrink
 * @param allowedUnanalyzed how much may be left unanalysed, in percent
 */
public record Gate(
    FailOn failOn, boolean newOnly, int maxAllowed, boolean exact, double allowedUnanalyzed) {
  /** The share that may be left unanalysed if nothing else is said, in percent. */
  public static final double DEFAULT_ALLOWED_UNANALYZED = 1;

  /** From which severity on findings stop a build. */
  public enum FailOn {
    ERROR(Severity.ERROR),
    WARNING(Severity.WARNING),
    NOTE(Severity.NOTE),
    /** Never. */
    NONE(null);

    private final @Nullable Severity least;

    FailOn(@Nullable Severity least) {
      this.least = least;
    }

    /** Returns whether a finding of that severity stops a build. */
    public boolean includes(Severity severity) {
      return least != null && severity.compareTo(least) >= 0;
    }

    /** Returns the name as users write it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The outcome, with the exit code that stands for it. */
  public enum Verdict {
    CLEAN(0),
    /** There are findings that stop the build. */
    FINDINGS(1),
    /** Too much was left unanalysed to call it clean. */
    INCOMPLETE(3);

    private final int exitCode;

    Verdict(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  /**
   * A verdict.
   *
   * @param reason one line; empty if clean
   */
  public record Decision(Verdict verdict, String reason) {}

  /** Lets no finding through. */
  public Gate(FailOn failOn, double allowedUnanalyzed) {
    this(failOn, true, 0, false, allowedUnanalyzed);
  }

  /** Decides. Being incomplete outweighs findings: what is shown is not all there is. */
  public Decision decide(Report report) {
    if (report.unanalyzed() > allowedUnanalyzed) {
      return new Decision(
          Verdict.INCOMPLETE,
          String.format(
              Locale.ROOT,
              "%.1f %% could not be analysed, more than the allowed %s %%",
              report.unanalyzed(),
              allowed()));
    }
    long failing =
        (newOnly ? report.fresh() : report.result().findings())
            .stream().filter(f -> failOn.includes(f.severity())).count();
    String kind = newOnly && report.comparison().isActive() ? "new finding" : "finding";
    String findings =
        failing + " " + kind + (failing == 1 ? "" : "s") + " of severity " + orAbove();
    if (failing > maxAllowed) {
      return new Decision(
          Verdict.FINDINGS,
          findings + (maxAllowed == 0 ? "" : ", more than the allowed " + maxAllowed));
    }
    if (exact && failing < maxAllowed) {
      return new Decision(
          Verdict.FINDINGS,
          findings + ", fewer than the " + maxAllowed + " that are allowed: lower that number");
    }
    return new Decision(Verdict.CLEAN, "");
  }

  private String orAbove() {
    return failOn == FailOn.ERROR ? "error" : failOn + " or above";
  }

  private String allowed() {
    return allowedUnanalyzed == Math.rint(allowedUnanalyzed)
        ? String.valueOf((long) allowedUnanalyzed)
        : String.valueOf(allowedUnanalyzed);
  }
}
