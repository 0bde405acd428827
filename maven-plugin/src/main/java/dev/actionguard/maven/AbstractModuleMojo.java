package dev.actionguard.maven;

import dev.actionguard.report.Gate.Decision;
import dev.actionguard.report.Report;
import dev.actionguard.report.Results;
import dev.actionguard.rules.StandardRules;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What every goal about a module knows. */
@SuppressWarnings("NullAway.Init" /* Maven sets the parameters before it calls execute */)
abstract class AbstractModuleMojo extends AbstractMojo {
  /** What a user types before a rule's name to see its page. */
  static final String EXPLAIN = "actionguard explain ";

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /**
   * Whether nothing is done.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.skip", defaultValue = "false")
  private boolean skip;

  final MavenProject project() {
    return project;
  }

  final MavenSession session() {
    return session;
  }

  /** Returns whether nothing is to be done, and says so. */
  final boolean isSkipped() {
    if (skip) {
      getLog().info("Skipped: actionguard.skip is set");
    }
    return skip;
  }

  /** Returns the folder of the whole build, to which paths in reports are relative. */
  final Path root() {
    File root = session.getRequest().getMultiModuleProjectDirectory();
    File base = project.getBasedir() == null ? new File("") : project.getBasedir();
    return (root == null ? base : root).toPath().toAbsolutePath().normalize();
  }

  final boolean isRoot() {
    return project.getBasedir() == null
        || project.getBasedir().toPath().toAbsolutePath().normalize().equals(root());
  }

  /**
   * Returns the reports in a folder. Modules have SARIF reports of their own, which must not
   * replace one another where they are read.
   */
  final ReportFiles reportFiles(File folder) {
    String category = isRoot() ? "actionguard" : "actionguard/" + project.getArtifactId();
    return new ReportFiles(folder.toPath(), category, getLog());
  }

  /** Reads results that an analysis wrote. */
  final Report results(Path file) throws MojoExecutionException {
    try {
      return new Results(StandardRules.all(), root()).read(file);
    } catch (IOException e) {
      throw new MojoExecutionException("no results in " + shown(file) + ": " + e.getMessage(), e);
    }
  }

  /** Fails the build if that is decided. */
  static void fail(Decision decision) throws MojoFailureException, MojoExecutionException {
    switch (decision.verdict()) {
      case CLEAN -> {}
      case FINDINGS -> throw new MojoFailureException(decision.reason());
      case INCOMPLETE -> throw new MojoExecutionException(decision.reason());
    }
  }

  /** Returns the path as messages show it: from the root if it is below it. */
  final String shown(Path file) {
    return file.startsWith(root()) ? root().relativize(file).toString() : file.toString();
  }

  /** Returns the constant that users write like that. */
  static <T extends Enum<T>> T constant(String parameter, String text, T[] constants)
      throws MojoExecutionException {
    for (T constant : constants) {
      if (constant.toString().equals(text.strip())) {
        return constant;
      }
    }
    throw new MojoExecutionException(
        "actionguard.%s: '%s' is none of %s"
            .formatted(
                parameter,
                text,
                Stream.of(constants).map(Enum::toString).collect(Collectors.joining(", "))));
  }
}
