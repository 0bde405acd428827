package dev.actionguard.run;

import dev.actionguard.git.SuppressionAges;
import dev.actionguard.report.CheckRun;
import dev.actionguard.report.Notice;
import dev.actionguard.report.Report;
import dev.actionguard.rule.AnalysisResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes a report of what an analysis found: with suppressions, and their age where it is known. */
public final class Outcomes {
  private Outcomes() {}

  /**
   * Returns the report.
   *
   * @param root the folder to which paths in the report are relative
   */
  public static Report report(CheckRun run, AnalysisResult found, Input input, Path root)
      throws IOException {
    return report(run, found, input, input.problems(), root);
  }

  /**
   * Returns the report.
   *
   * @param problems what else there is to say
   * @param root the folder to which paths in the report are relative
   */
  public static Report report(
      CheckRun run, AnalysisResult found, Input input, List<Notice> problems, Path root)
      throws IOException {
    int maxAge = run.options().suppressions().maxAge();
    boolean known = SuppressionAges.areKnown(root);
    CheckRun suppressing =
        known && maxAge > 0 ? run.with(run.options().suppressions().ofAnyAge()) : run;
    Report report = suppressing.report(found, input.program(), input.unreadable(), problems);
    return known ? new SuppressionAges(root, run.today(), maxAge).of(report) : report;
  }
}
