package dev.actionguard.maven;

import dev.actionguard.report.Format;
import dev.actionguard.report.Gate;
import dev.actionguard.report.Gate.FailOn;
import dev.actionguard.report.Report;
import java.io.File;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Checks the compiled classes of a module and writes the reports; findings never fail the build.
 * {@code gate} decides about them.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "analyze",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
@SuppressWarnings("NullAway.Init" /* Maven sets the parameters before it calls execute */)
public final class AnalyzeMojo extends AbstractAnalysisMojo {
  /**
   * The reports to write: {@code sarif}, {@code text} and what {@code actionguard check --help}
   * lists under {@code --format}; {@code json} is always written, for the goals that read results.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.formats", defaultValue = "sarif,html,text")
  private List<String> formats;

  /**
   * Where the reports are written.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "actionguard.outputDirectory",
      defaultValue = "${project.build.directory}/actionguard")
  private File outputDirectory;

  /**
   * How many findings are shown in the log at most; the reports have them all.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.consoleLimit", defaultValue = "50")
  private int consoleLimit;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    List<Format> forms = ReportFiles.forms(formats);
    work(
        files -> {
          Report report = analyze(files);
          Console.show(report, FailOn.NONE, consoleLimit, getLog());
          boolean complete = report.unanalyzed() <= Gate.DEFAULT_ALLOWED_UNANALYZED;
          reportFiles(outputDirectory).write(report, forms, complete);
        });
  }
}
