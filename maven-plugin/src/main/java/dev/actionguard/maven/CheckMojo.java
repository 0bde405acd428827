package dev.actionguard.maven;

import dev.actionguard.bytecode.InputException;
import dev.actionguard.config.Config;
import dev.actionguard.config.ConfigChecker;
import dev.actionguard.config.ConfigError;
import dev.actionguard.config.ConfigException;
import dev.actionguard.config.ConfigReader;
import dev.actionguard.options.Severity;
import dev.actionguard.report.CheckRun;
import dev.actionguard.report.Format;
import dev.actionguard.report.Gate;
import dev.actionguard.report.Gate.Decision;
import dev.actionguard.report.Gate.FailOn;
import dev.actionguard.report.Gate.Verdict;
import dev.actionguard.report.Notice;
import dev.actionguard.report.Report;
import dev.actionguard.report.ReportWriter;
import dev.actionguard.report.SarifReport;
import dev.actionguard.report.Sources;
import dev.actionguard.report.TextReport;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.rules.StandardRules;
import dev.actionguard.run.Input;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
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
public final class CheckMojo extends AbstractMojo {
  private static final String CONFIG = "actionguard.yaml";
  private static final String EXPLAIN = "actionguard explain ";

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

  /**
   * The least severity of findings that fail the build: {@code note}, {@code warning}, {@code
   * error} or {@code none}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.failOn", defaultValue = "error")
  private String failOn;

  /**
   * How many findings at or above {@link #failOn} are allowed.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.maxAllowed", defaultValue = "0")
  private int maxAllowed;

  /**
   * Whether it is an error if the module has Java sources but no classes, because nothing has
   * compiled them yet.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.failIfNothingAnalyzed", defaultValue = "true")
  private boolean failIfNothingAnalyzed;

  /**
   * The share of methods, in percent, that may be left unanalysed; with more the result is no
   * result, and the build fails.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.failOnIncomplete", defaultValue = "1")
  private double failOnIncomplete;

  /**
   * Whether the test classes are looked at, too.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.includeTests", defaultValue = "false")
  private boolean includeTests;

  /**
   * The folders with the sources of the classes; by default those that the build compiles. The
   * sources give exact lines and {@code @SuppressWarnings}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.sourceRoots")
  private @Nullable List<File> sourceRoots;

  /**
   * The configuration file. By default {@code actionguard.yaml} of the module, else of the root of
   * the build, if there is one.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.config")
  private @Nullable File config;

  /**
   * The reports to write: {@code sarif}, {@code json}, {@code text}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.formats", defaultValue = "sarif,text")
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

  /**
   * How many threads are used; 0 stands for the number of processors, shared among the modules that
   * are built in parallel.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.threads", defaultValue = "0")
  private int threads;

  /**
   * Whether findings of severity audit and of low confidence are shown.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.audit", defaultValue = "false")
  private boolean audit;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped: actionguard.skip is set");
      return;
    }
    if (project.getPackaging().equals("pom")) {
      getLog().info("Nothing to do: the packaging is pom");
      return;
    }
    FailOn least = constant("failOn", failOn, FailOn.values());
    List<Format> forms = new ArrayList<>();
    for (String format : formats) {
      forms.add(constant("formats", format, Format.values()));
    }
    try {
      ModuleFiles files = ModuleFiles.of(project, includeTests, sourceRoots);
      if (files.classFolders().isEmpty()) {
        nothingToAnalyze(files);
        return;
      }
      Report report = analyze(files);
      Decision decision = new Gate(least, maxAllowed, failOnIncomplete).decide(report);
      show(report, least);
      write(report, forms, decision.verdict() != Verdict.INCOMPLETE);
      switch (decision.verdict()) {
        case CLEAN -> {}
        case FINDINGS -> throw new MojoFailureException(decision.reason());
        case INCOMPLETE -> throw new MojoExecutionException(decision.reason());
      }
    } catch (ConfigException e) {
      throw new MojoExecutionException(e.getMessage());
    } catch (InputException e) {
      throw new MojoExecutionException(Input.shortened(e.getMessage(), root()));
    } catch (IOException e) {
      throw new MojoExecutionException("cannot read or write: " + e, e);
    }
  }

  private static <T extends Enum<T>> T constant(String parameter, String text, T[] constants)
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

  private void nothingToAnalyze(ModuleFiles files) throws MojoExecutionException, IOException {
    if (failIfNothingAnalyzed && files.hasJavaSources()) {
      throw new MojoExecutionException(
          "there are Java sources but no classes: compile the module first"
              + " (or set actionguard.failIfNothingAnalyzed to false)");
    }
    getLog().info("Nothing to do: there are no classes");
  }

  private Report analyze(ModuleFiles files)
      throws MojoExecutionException, ConfigException, IOException {
    RuleSet rules = StandardRules.all();
    Config configuration = configuration(rules).overridden(audit, includeTests);
    try (Input input = Input.read(files.classFolders(), files.classPath(), root())) {
      List<Notice> problems = new ArrayList<>(input.problems());
      problems.addAll(unknownNames(configuration, input));
      CheckRun run =
          new CheckRun(
              configuration.options(),
              rules,
              Sources.of(root(), files.sourceRoots()),
              LocalDate.ofInstant(session.getStartTime().toInstant(), ZoneId.systemDefault()),
              threadCount());
      return run.check(input.program(), input.unreadable(), problems);
    }
  }

  private Config configuration(RuleSet rules)
      throws MojoExecutionException, ConfigException, IOException {
    if (config != null && !config.isFile()) {
      throw new MojoExecutionException("actionguard.config: there is no file " + config);
    }
    Path file =
        config != null
            ? config.toPath()
            : Stream.of(project.getBasedir().toPath(), root())
                .map(folder -> folder.resolve(CONFIG))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    if (file == null) {
      return Config.NONE;
    }
    String name = file.startsWith(root()) ? root().relativize(file).toString() : file.toString();
    getLog().info("Configuration: " + name);
    return ConfigReader.read(file, name, rules);
  }

  /**
   * Returns what the configuration names but neither the module nor its class path has. In the
   * module's own file that is a mistake; the file at the root speaks to other modules, too.
   */
  private List<Notice> unknownNames(Config configuration, Input input) throws ConfigException {
    List<ConfigError> errors = ConfigChecker.check(configuration, input.program());
    boolean own = config != null || !configuration.file().equals(CONFIG) || isRoot();
    if (own && !errors.isEmpty()) {
      throw new ConfigException(errors);
    }
    return errors.stream()
        .map(e -> new Notice(Notice.Level.NOTE, e.file() + ":" + e.line(), e.message()))
        .toList();
  }

  /** Returns the folder of the whole build, to which paths in reports are relative. */
  private Path root() {
    File root = session.getRequest().getMultiModuleProjectDirectory();
    return (root == null ? project.getBasedir() : root).toPath().toAbsolutePath().normalize();
  }

  private boolean isRoot() {
    return project.getBasedir().toPath().toAbsolutePath().normalize().equals(root());
  }

  private int threadCount() {
    int processors = Runtime.getRuntime().availableProcessors();
    return threads > 0
        ? threads
        : Math.max(1, processors / Math.max(1, session.getRequest().getDegreeOfConcurrency()));
  }

  /**
   * Shows the findings, the most severe first, and then the counts. Log lines are errors only if
   * the findings break the build.
   */
  private void show(Report report, FailOn least) {
    List<Finding> findings =
        report.result().findings().stream()
            .sorted(Comparator.comparing(Finding::severity).reversed())
            .toList();
    for (Finding finding : findings.subList(0, Math.min(consoleLimit, findings.size()))) {
      Consumer<String> log =
          least.includes(finding.severity())
              ? getLog()::error
              : finding.severity().compareTo(Severity.WARNING) >= 0
                  ? getLog()::warn
                  : getLog()::info;
      TextReport.finding(finding, report.sources()).lines().forEach(log);
    }
    if (findings.size() > consoleLimit) {
      getLog().warn("… and " + (findings.size() - consoleLimit) + " more, see the report");
    }
    new TextReport(EXPLAIN).summary(report).lines().forEach(getLog()::info);
  }

  /** Writes the reports; an incomplete one must not be uploaded, as it would close open alerts. */
  private void write(Report report, List<Format> forms, boolean complete) throws IOException {
    Path folder = outputDirectory.toPath();
    Files.createDirectories(folder);
    for (Format form : forms) {
      Path file = folder.resolve(form == Format.TEXT ? "actionguard.txt" : "actionguard." + form);
      if (form == Format.SARIF && !complete) {
        Files.deleteIfExists(file);
        getLog().warn("No SARIF is written, it would close alerts that are still open");
        continue;
      }
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        writer(form).write(report, out);
      }
      getLog().info("Report: " + file);
    }
  }

  /** Modules have reports of their own, which must not replace one another where they are read. */
  private ReportWriter writer(Format form) {
    return form == Format.SARIF && !isRoot()
        ? new SarifReport("actionguard/" + project.getArtifactId())
        : form.writer(EXPLAIN);
  }
}
