package dev.actionguard.maven;

import dev.actionguard.baseline.Baseline;
import dev.actionguard.baseline.BaselineEntry;
import dev.actionguard.baseline.BaselineException;
import dev.actionguard.baseline.BaselineFile;
import dev.actionguard.baseline.Comparison;
import dev.actionguard.baseline.Declarations;
import dev.actionguard.bytecode.InputException;
import dev.actionguard.config.Config;
import dev.actionguard.config.ConfigChecker;
import dev.actionguard.config.ConfigError;
import dev.actionguard.config.ConfigException;
import dev.actionguard.config.ConfigReader;
import dev.actionguard.git.ChangeBase;
import dev.actionguard.git.GitException;
import dev.actionguard.ir.Program;
import dev.actionguard.report.CheckRun;
import dev.actionguard.report.Explanation;
import dev.actionguard.report.Notice;
import dev.actionguard.report.Report;
import dev.actionguard.report.Sources;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.rules.StandardRules;
import dev.actionguard.run.BaseTree;
import dev.actionguard.run.Engine;
import dev.actionguard.run.Input;
import dev.actionguard.run.Outcomes;
import dev.actionguard.run.Resolution;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every goal that analyses has to know, and the analysis itself. */
@SuppressWarnings("NullAway.Init" /* Maven sets the parameters before it calls execute */)
abstract class AbstractAnalysisMojo extends AbstractModuleMojo {
  private static final String CONFIG = "actionguard.yaml";

  /**
   * Whether it is an error if the module has Java sources but no classes, because nothing has
   * compiled them yet.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.failIfNothingAnalyzed", defaultValue = "true")
  private boolean failIfNothingAnalyzed;

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
   * The baseline: a file of known findings. By default {@code actionguard-baseline.jsonl} of the
   * module, else of the root of the build, if there is one.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.baselineFile")
  private @Nullable File baselineFile;

  /**
   * The branch that a change is for, such as {@code origin/main}: its configuration, baseline and
   * suppressions count, not those of the change, so that a change cannot exempt itself.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.diffBase")
  private @Nullable String diffBase;

  /**
   * The results ({@code actionguard.json}) of the branch that a change is for; they take the
   * baseline's place. The findings in them are known.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.baseResults")
  private @Nullable File baseResults;

  /**
   * Whether with {@link #diffBase} suppressions count, too, that the change makes.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.acceptSuppressions", defaultValue = "false")
  private boolean acceptSuppressions;

  /**
   * How code is read: {@code bytecode} reads class files; {@code source} reads sources, which need
   * not compile; {@code auto} reads sources with the types of their class files, which gives
   * findings exact columns.
   *
   * @since 0.1.0
   */
  @Parameter(property = "actionguard.engine", defaultValue = "bytecode")
  private String engine;

  /**
   * The Java version of the sources, for the engines that read them; by default the one that
   * Maven's compiler plugin is told by this property, else the one that runs Maven.
   *
   * @since 0.1.0
   */
  @Parameter(property = "maven.compiler.release")
  private @Nullable String release;

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

  /** Something that needs the classes of the module. */
  @FunctionalInterface
  interface Work {
    void on(ModuleFiles files)
        throws MojoExecutionException,
            MojoFailureException,
            BaselineException,
            ConfigException,
            GitException,
            IOException;
  }

  /** Does the work if the module has classes; what goes wrong becomes Maven's exceptions. */
  final void work(Work work) throws MojoExecutionException, MojoFailureException {
    if (isSkipped()) {
      return;
    }
    if (project().getPackaging().equals("pom")) {
      getLog().info("Nothing to do: the packaging is pom");
      return;
    }
    try {
      ModuleFiles files = ModuleFiles.of(project(), includeTests, sourceRoots);
      boolean nothing =
          engine() == Engine.SOURCE ? !files.hasJavaSources() : files.classFolders().isEmpty();
      if (nothing) {
        nothingToAnalyze(files);
      } else {
        work.on(files);
      }
    } catch (ConfigException | BaselineException | GitException e) {
      throw new MojoExecutionException(e.getMessage());
    } catch (InputException e) {
      throw new MojoExecutionException(Input.shortened(e.getMessage(), root()));
    } catch (IOException e) {
      throw new MojoExecutionException("cannot read or write: " + e, e);
    }
  }

  private void nothingToAnalyze(ModuleFiles files) throws MojoExecutionException, IOException {
    if (failIfNothingAnalyzed && files.hasJavaSources()) {
      throw new MojoExecutionException(
          "there are Java sources but no classes: compile the module first"
              + " (or set actionguard.failIfNothingAnalyzed to false)");
    }
    getLog().info("Nothing to do: there are no classes");
  }

  /** Analyses the module and compares with what its baseline or that of its base has. */
  final Report analyze(ModuleFiles files)
      throws MojoExecutionException, BaselineException, ConfigException, GitException, IOException {
    if (diffBase == null) {
      return analyze(files, baseResults == null ? baseline() : earlier(), null);
    }
    try (ChangeBase base = ChangeBase.open(root(), diffBase)) {
      if (baseResults != null) {
        getLog().info("Compared with the results in " + baseResults + " for " + base.name());
        return analyze(files, earlier(), base);
      }
      Path file = baselinePath();
      Baseline known = base.baseline(file, shown(file)).orElse(null);
      if (known != null) {
        getLog().info("Compared with the baseline of " + base.name());
      }
      return analyze(files, known, base);
    }
  }

  /** Returns what was found before the change, from the sources that it had; null if none are. */
  private @Nullable Baseline before(ModuleFiles files, ChangeBase base, CheckRun run)
      throws MojoExecutionException, IOException {
    Baseline found = null;
    if (engine() != Engine.BYTECODE) {
      List<Path> path = new ArrayList<>(files.classFolders());
      path.addAll(files.classPath());
      found = new BaseTree(files.sourceRoots(), path, release()).results(base, run).orElse(null);
    }
    if (found != null) {
      getLog()
          .info(
              "Compared with what was found in the sources of "
                  + base.name()
                  + ", which has no baseline; findings: "
                  + found.entries().size());
    } else {
      getLog()
          .warn(
              "There is no baseline in "
                  + base.name()
                  + ", so all findings count as new; actionguard.baseResults tells what was there"
                  + " before, and actionguard.engine=source or auto analyses its sources");
    }
    return found;
  }

  private Baseline earlier() throws MojoExecutionException {
    Report before = results(Path.of(String.valueOf(baseResults)));
    return Baseline.of(before.result().findings(), BaselineEntry.Note.NONE);
  }

  /**
   * Analyses the module.
   *
   * @param baseline with which the findings are compared, or null
   * @param base what the change is compared with, or null
   */
  final Report analyze(ModuleFiles files, @Nullable Baseline baseline, @Nullable ChangeBase base)
      throws MojoExecutionException, ConfigException, IOException {
    return analyze(files, baseline, base, (report, program) -> {});
  }

  /** Something that needs what was found together with the program. */
  @FunctionalInterface
  interface Use {
    void of(Report report, Program program) throws IOException;
  }

  /** Analyses the module, and uses what was found while the program can still be asked. */
  final Report analyze(
      ModuleFiles files, @Nullable Baseline baseline, @Nullable ChangeBase base, Use use)
      throws MojoExecutionException, ConfigException, IOException {
    RuleSet rules = StandardRules.all();
    Config configuration = configuration(rules, base).overridden(audit, includeTests);
    LocalDate today = today();
    try (Input input = input(files)) {
      checkResolution(input);
      List<Notice> problems = new ArrayList<>(input.problems());
      problems.addAll(unknownNames(configuration, input));
      CheckRun run =
          new CheckRun(
              configuration.options(),
              rules,
              Sources.of(root(), files.sourceRoots()),
              today,
              threadCount());
      AnalysisResult found =
          Analyzer.survey(input.program(), configuration.options(), rules, threadCount());
      Report report = Outcomes.report(run, found, input, problems, root());
      if (base != null && !acceptSuppressions) {
        report = base.counted(report, root());
      }
      Baseline known = baseline == null && base != null ? before(files, base, run) : baseline;
      if (known != null) {
        report =
            report.compared(
                Comparison.of(
                    known,
                    report.result().findings(),
                    Declarations.of(input.program(), reactorSources()::declares),
                    today));
      }
      use.of(report, input.program());
      return report;
    }
  }

  /** Analyses the module and returns what is known of the calls at {@code File.java:line}. */
  final String explain(ModuleFiles files, String key)
      throws MojoExecutionException, ConfigException, IOException {
    int colon = key.lastIndexOf(':');
    if (colon < 1 || !key.substring(colon + 1).matches("\\d{1,9}")) {
      throw new MojoExecutionException("actionguard.call: write File.java:12, not " + key);
    }
    RuleSet rules = StandardRules.all();
    Config configuration = configuration(rules, null).overridden(audit, includeTests);
    try (Input input = input(files)) {
      Analyzer.Explained explained =
          Analyzer.explain(
              input.program(),
              configuration.options(),
              rules,
              key.substring(0, colon),
              Integer.parseInt(key.substring(colon + 1)),
              threadCount());
      CheckRun run =
          new CheckRun(
              configuration.options(),
              rules,
              Sources.of(root(), files.sourceRoots()),
              today(),
              threadCount());
      Report report = Outcomes.report(run, explained.result(), input, List.of(), root());
      return new Explanation(report, EXPLAIN).of(key, explained);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(session().getStartTime().toInstant(), ZoneId.systemDefault());
  }

  private Input input(ModuleFiles files) throws MojoExecutionException {
    return switch (engine()) {
      case BYTECODE -> Input.read(files.classFolders(), files.classPath(), root());
      case SOURCE -> {
        List<Path> path = new ArrayList<>(files.classFolders());
        path.addAll(files.classPath());
        yield Input.sources(files.sourceRoots(), path, release(), root());
      }
      case AUTO ->
          Input.both(
              files.classFolders(), files.sourceRoots(), files.classPath(), release(), root());
    };
  }

  /** Returns how code is read. */
  Engine engine() throws MojoExecutionException {
    return constant("engine", engine, Engine.values());
  }

  private int release() throws MojoExecutionException {
    if (release == null || release.isBlank()) {
      return Runtime.version().feature();
    }
    try {
      return Integer.parseInt(release.strip());
    } catch (NumberFormatException e) {
      throw new MojoExecutionException("maven.compiler.release is no number: " + release, e);
    }
  }

  private void checkResolution(Input input) throws MojoExecutionException {
    Resolution resolution = input.resolution().orElse(null);
    if (resolution != null && 100 - resolution.percent() > allowedUnresolved()) {
      throw new MojoExecutionException(
          resolution
              + ", more are unknown than the "
              + allowedUnresolved()
              + " % of actionguard.failOnIncomplete");
    }
  }

  /** Returns how many of the calls in sources may be unknown, in percent. */
  double allowedUnresolved() {
    return 100;
  }

  /** Returns the sources of all modules, which tell whether a known finding has moved away. */
  private Sources reactorSources() {
    List<Path> folders =
        session().getAllProjects().stream()
            .flatMap(
                p ->
                    Stream.concat(
                        p.getCompileSourceRoots().stream(), p.getTestCompileSourceRoots().stream()))
            .distinct()
            .map(Path::of)
            .toList();
    return Sources.of(root(), folders);
  }

  /** Returns the baseline to compare with, or null if there is none. */
  final @Nullable Baseline baseline()
      throws MojoExecutionException, BaselineException, IOException {
    Path file = baselinePath();
    if (!Files.exists(file)) {
      if (baselineFile != null) {
        throw new MojoExecutionException(
            "actionguard.baselineFile: there is no file " + baselineFile);
      }
      return null;
    }
    return BaselineFile.read(file, shown(file));
  }

  /** Returns the file that is the baseline, or that will be. */
  final Path baselinePath() {
    if (baselineFile != null) {
      return baselineFile.toPath();
    }
    Path own = project().getBasedir().toPath().resolve(BaselineFile.NAME);
    return Files.isRegularFile(own) ? own : root().resolve(BaselineFile.NAME);
  }

  private Config configuration(RuleSet rules, @Nullable ChangeBase base)
      throws MojoExecutionException, ConfigException, IOException {
    if (config != null && !config.isFile()) {
      throw new MojoExecutionException("actionguard.config: there is no file " + config);
    }
    List<Path> files =
        config != null
            ? List.of(config.toPath())
            : List.of(project().getBasedir().toPath().resolve(CONFIG), root().resolve(CONFIG));
    for (Path file : files) {
      if (base != null) {
        Optional<byte[]> bytes = base.content(file);
        if (bytes.isPresent()) {
          getLog().info("Configuration: " + shown(file) + " in " + base.name());
          String text = new String(bytes.get(), StandardCharsets.UTF_8);
          return ConfigReader.read(text, shown(file), rules);
        }
      } else if (Files.isRegularFile(file)) {
        getLog().info("Configuration: " + shown(file));
        return ConfigReader.read(file, shown(file), rules);
      }
    }
    return Config.NONE;
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

  private int threadCount() {
    int processors = Runtime.getRuntime().availableProcessors();
    return threads > 0
        ? threads
        : Math.max(1, processors / Math.max(1, session().getRequest().getDegreeOfConcurrency()));
  }
}
