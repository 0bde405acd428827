package dev.actionguard.maven;

import dev.actionguard.baseline.Baseline;
import dev.actionguard.report.Report;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Takes out of the baseline what is fixed; adds nothing.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "baseline-prune",
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class BaselinePruneMojo extends AbstractAnalysisMojo {
  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
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
            Baseline after = report.comparison().pruned();
            String counts = ": " + report.comparison().fixed().size() + " taken out";
            BaselineFiles.write(after, file, shown(file) + counts, getLog());
          }
        });
  }
}
