package dev.actionguard.maven;

import dev.actionguard.report.Format;
import dev.actionguard.report.Gate;
import dev.actionguard.report.Gate.Decision;
import dev.actionguard.report.Gate.FailOn;
import dev.actionguard.report.Gate.Verdict;
import dev.actionguard.report.Report;
import java.io.File;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Checks the compiled classes of a module, writes the reports and fails the build if there are
 * findings that matter.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
@SuppressWarnings("NullAway.Init" /* Maven sets the parameters before it calls execute */)
public final class CheckMojo extends AbstractAnalysisMojo {
  /**
   * The least severity of findings that fail the build: {@code note}, {@code warning}, {@code
   * error} or {@code none}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.failOn", defaultValue = "error")
  private String failOn;

  /**
   * Whether findings that the baseline has are let through.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.failOnNewOnly", defaultValue = "true")
  private boolean failOnNewOnly;

  /**
   * How many findings at or above {@link #failOn} are allowed.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.maxAllowed", defaultValue = "0")
  private int maxAllowed;

  /**
   * Whether fewer findings than {@link #maxAllowed} fail the build, too, so that the number can
   * only shrink.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.exactAllowed", defaultValue = "false")
  private boolean exactAllowed;

  /**
   * The share, in percent, that may be left unanalysed; with more the result is no result, and the
   * build fails. By default 1 of the methods and input files; if it is given, of the calls in
   * sources, too.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.failOnIncomplete")
  private @Nullable Double failOnIncomplete;

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
  double allowedUnresolved() {
    return failOnIncomplete == null ? super.allowedUnresolved() : failOnIncomplete;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    FailOn least = constant("failOn", failOn, FailOn.values());
    List<Format> forms = ReportFiles.forms(formats);
    work(
        files -> {
          Report report = analyze(files);
          Gate gate =
              new Gate(
                  least,
                  failOnNewOnly,
                  maxAllowed,
                  exactAllowed,
                  failOnIncomplete == null ? Gate.DEFAULT_ALLOWED_UNANALYZED : failOnIncomplete);
          Decision decision = gate.decide(report);
          Console.show(report, least, consoleLimit, getLog());
          reportFiles(outputDirectory)
              .write(report, forms, decision.verdict() != Verdict.INCOMPLETE);
          fail(decision);
        });
  }
}
