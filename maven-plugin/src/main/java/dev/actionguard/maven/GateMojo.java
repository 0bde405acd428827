package dev.actionguard.maven;

import dev.actionguard.report.Gate;
import dev.actionguard.report.Gate.FailOn;
import dev.actionguard.report.Report;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Decides about results that {@code analyze}, {@code check} or {@code aggregate} wrote, without
 * analysing: fails the build if there are findings that matter.
 *
 * @since 0.1.0
 */
@Mojo(name = "gate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
@SuppressWarnings("NullAway.Init" /* Maven sets the parameters before it calls execute */)
public final class GateMojo extends AbstractModuleMojo {
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
   * The share of methods, in percent, that may be left unanalysed; with more the result is no
   * result, and the build fails.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.failOnIncomplete", defaultValue = "1")
  private double failOnIncomplete;

  /**
   * Where the results are.
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
    if (isSkipped()) {
      return;
    }
    FailOn least = constant("failOn", failOn, FailOn.values());
    Path file = reportFiles(outputDirectory).results();
    if (!Files.exists(file)) {
      getLog().info("Nothing to do: there are no results in " + shown(file));
      return;
    }
    Report report = results(file);
    Console.show(report, least, consoleLimit, getLog());
    fail(new Gate(least, failOnNewOnly, maxAllowed, exactAllowed, failOnIncomplete).decide(report));
  }
}
