package dev.actionguard.maven;

import dev.actionguard.baseline.Baseline;
import dev.actionguard.baseline.BaselineEntry;
import dev.actionguard.report.Report;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Adds the new findings to the baseline, takes out what is fixed and keeps what people wrote.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "baseline-update",
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class BaselineUpdateMojo extends AbstractAnalysisMojo {
  /**
   * Why the new entries are let through.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.reason")
  private @Nullable String reason;

  /**
   * Who is to fix the new entries.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.owner")
  private @Nullable String owner;

  /**
   * The last day ({@code yyyy-MM-dd}) on which the new entries are let through.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.until")
  private @Nullable String until;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    BaselineEntry.Note note = BaselineFiles.note(reason, owner, until);
    work(
        files -> {
          synchronized (BaselineFiles.LOCK) {
            Baseline before = baseline();
            if (before == null) {
              throw new MojoExecutionException("there is no baseline: call baseline-create");
            }
            Report report = analyze(files, before, null);
            BaselineFiles.checkComplete(report);
            Path file = baselinePath();
            Baseline after = report.comparison().updated(report.result().findings(), note);
            int added = report.fresh().size();
            int fixed = report.comparison().fixed().size();
            String counts = ": " + added + " added, " + fixed + " taken out";
            BaselineFiles.write(after, file, shown(file) + counts, getLog());
          }
        });
  }
}
