package dev.actionguard.maven;

import dev.actionguard.report.Format;
import dev.actionguard.report.Gate;
import dev.actionguard.report.Gate.FailOn;
import dev.actionguard.report.Report;
import dev.actionguard.report.Results;
import dev.actionguard.rules.StandardRules;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Writes one report about all modules of the build, from the results of {@code analyze} or {@code
 * check}, without analysing. The module that comes last does it, in whatever order modules are
 * built.
 *
 * @since 0.1.0
 */
@Mojo(name = "aggregate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
@SuppressWarnings("NullAway.Init" /* Maven sets the parameters before it calls execute */)
public final class AggregateMojo extends AbstractModuleMojo {
  private static final String DONE = AggregateMojo.class.getName();
  private static final Object LOCK = new Object();

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /**
   * The reports to write: {@code sarif}, {@code text} and what {@code actionguard check --help}
   * lists under {@code --format}; {@code json} is always written, for the goals that read results.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.formats", defaultValue = "sarif,html,text")
  private List<String> formats;

  /**
   * Where the results of a module are, relative to its build directory.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.resultsFolder", defaultValue = "actionguard")
  private String resultsFolder;

  /**
   * Where the reports about all modules are written, relative to the root of the build.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.aggregateDirectory", defaultValue = "target/actionguard")
  private String aggregateDirectory;

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
    List<Format> forms = ReportFiles.forms(formats);
    if (!isLast()) {
      getLog().info("The module that comes last writes the report about all");
      return;
    }
    List<Report> parts = new ArrayList<>();
    for (MavenProject module : session().getProjects()) {
      Path folder = Path.of(module.getBuild().getDirectory()).resolve(resultsFolder);
      Path file = folder.resolve(Format.JSON.fileName());
      if (!module.getPackaging().equals("pom") && Files.isRegularFile(file)) {
        parts.add(results(file));
      }
    }
    Report report = new Results(StandardRules.all(), root()).merge(parts);
    getLog().info("Results of " + parts.size() + (parts.size() == 1 ? " module" : " modules"));
    Console.show(report, FailOn.NONE, consoleLimit, getLog());
    File folder = root().resolve(aggregateDirectory).toFile();
    boolean complete = report.unanalyzed() <= Gate.DEFAULT_ALLOWED_UNANALYZED;
    try {
      new ReportFiles(folder.toPath(), "actionguard", getLog()).write(report, forms, complete);
    } catch (IOException e) {
      throw new MojoExecutionException("cannot write: " + e, e);
    }
  }

  /** Notes that this module is done; returns whether all others are. */
  private boolean isLast() {
    synchronized (LOCK) {
      Set<String> done = new HashSet<>();
      Object before = session().getRequest().getData().get(DONE);
      if (before instanceof Set<?> set) {
        set.forEach(id -> done.add(String.valueOf(id)));
      }
      done.add(project().getId());
      session().getRequest().getData().put(DONE, done);
      return session().getProjects().stream()
          .filter(this::aggregates)
          .allMatch(p -> done.contains(p.getId()));
    }
  }

  /**
   * Returns whether this goal is called for the module, too: from the command line it is for all.
   */
  private boolean aggregates(MavenProject module) {
    if (execution.getSource() == MojoExecution.Source.CLI) {
      return true;
    }
    return module.getBuildPlugins().stream()
        .filter(plugin -> plugin.getKey().equals(execution.getPlugin().getKey()))
        .flatMap(plugin -> plugin.getExecutions().stream())
        .map(PluginExecution::getGoals)
        .anyMatch(goals -> goals.contains(execution.getGoal()));
  }
}
