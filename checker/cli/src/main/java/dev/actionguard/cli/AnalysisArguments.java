package dev.actionguard.cli;

import dev.actionguard.baseline.Baseline;
import dev.actionguard.baseline.BaselineEntry;
import dev.actionguard.baseline.BaselineException;
import dev.actionguard.baseline.BaselineFile;
import dev.actionguard.baseline.Comparison;
import dev.actionguard.baseline.Declarations;
import dev.actionguard.config.Config;
import dev.actionguard.git.ChangeBase;
import dev.actionguard.git.GitException;
import dev.actionguard.report.CheckRun;
import dev.actionguard.report.Gate.Decision;
import dev.actionguard.report.Notice;
import dev.actionguard.report.Report;
import dev.actionguard.report.Sources;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.run.BaseTree;
import dev.actionguard.run.Engine;
import dev.actionguard.run.Input;
import dev.actionguard.run.Outcomes;
import dev.actionguard.run.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What every command that analyses has to know: the code and how to look at it. */
final class AnalysisArguments {
  @Spec(Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Class folders, class files, jars, wars, or folders of them; or sources.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = {"-c", "--classpath"},
      paramLabel = "PATHS",
      description = "What the checked code was compiled against: folders and jars.")
  private List<String> classPath = new ArrayList<>();

  @Option(
      names = "--sources",
      paramLabel = "PATHS",
      description = "Source folders: to show code, name files and read @SuppressWarnings.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration file (default: ./actionguard.yaml if there is one).")
  private @Nullable String config;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "The baseline: a file of known findings (default: ./"
              + BaselineFile.NAME
              + " if there is one).")
  private @Nullable String baseline;

  @Option(
      names = "--diff-base",
      paramLabel = "REF",
      description =
          "The branch that a change is for, such as origin/main: its configuration, baseline and"
              + " suppressions count, not those of the change.")
  private @Nullable String diffBase;

  @Option(
      names = "--base-results",
      paramLabel = "FILE",
      description =
          "What 'check --format json' found before the change; it takes the baseline's place.")
  private @Nullable String baseResults;

  @Option(
      names = "--accept-suppressions",
      description = "With --diff-base, suppressions that the change makes count, too.")
  private boolean acceptSuppressions;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads to use (default: one a processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--audit",
      description = "Show findings of severity audit and of low confidence too.")
  private boolean audit;

  @Option(names = "--include-tests", description = "Report findings in tests too.")
  private boolean includeTests;

  @Mixin private final EngineArguments engine = new EngineArguments();

  private Optional<Resolution> resolution = Optional.empty();

  ParameterException misuse(String message) {
    if (spec == null) {
      throw new IllegalStateException("not run by the command line");
    }
    return new ParameterException(spec.commandLine(), message);
  }

  /** Returns the name of the baseline file as messages show it. */
  String baselineName() {
    return baseline == null ? BaselineFile.NAME : baseline;
  }

  /** Returns the baseline file, which need not exist. */
  Path baselineFile(Environment environment) {
    return UserFiles.path(baselineName(), environment);
  }

  /**
   * Analyses the code and compares with the baseline, if there is one.
   *
   * @param compare whether the baseline counts
   */
  Report run(Environment environment, boolean compare) throws IOException {
    if (threads < 1) {
      throw misuse("--threads must be at least 1, but is " + threads);
    }
    if (engine.engine() == Engine.AUTO && sources.isEmpty()) {
      throw misuse("--engine=auto needs --sources");
    }
    List<Path> analysed = new ArrayList<>();
    paths.forEach(p -> analysed.add(UserFiles.existing(p, "path", environment)));
    List<Path> libraries = UserFiles.list(classPath, "class path entry", environment);
    Sources sourceFiles = sources(analysed, environment);
    try (ChangeBase base = base(environment)) {
      Config configuration =
          ConfigFiles.read(config, base, environment).overridden(audit, includeTests);
      Baseline known = compare ? baseline(base, environment) : null;
      return analyze(
          analysed, libraries, sourceFiles, configuration, known, compare, base, environment);
    }
  }

  private static Report noted(Report report, String text) {
    List<Notice> notices = new ArrayList<>(report.notices());
    notices.add(new Notice(Notice.Level.NOTE, "", text));
    return report.with(report.result(), notices);
  }

  private Report analyze(
      List<Path> analysed,
      List<Path> libraries,
      Sources sourceFiles,
      Config configuration,
      @Nullable Baseline known,
      boolean compare,
      @Nullable ChangeBase base,
      Environment environment)
      throws IOException {
    List<Path> folders = UserFiles.list(sources, "source folder", environment);
    try (Progress progress = new Progress(environment, engine.phase());
        Input input = engine.read(analysed, libraries, folders, environment)) {
      resolution = input.resolution();
      ConfigFiles.checkNames(configuration, input);
      progress.phase("analysing " + input.program().classes().size() + " classes");
      AnalysisResult found =
          environment
              .analysis()
              .run(input.program(), configuration.options(), environment.rules(), threads);
      LocalDate today = LocalDate.now(environment.clock());
      CheckRun run =
          new CheckRun(configuration.options(), environment.rules(), sourceFiles, today, threads);
      Report report = Outcomes.report(run, found, input, environment.directory());
      if (base != null && !acceptSuppressions) {
        report = base.counted(report, environment.directory());
      }
      Baseline with = known;
      if (base != null && compare) {
        if (with == null) {
          progress.phase("analysing what " + base.name() + " has");
          Optional<BaseTree> before = engine.before(analysed, libraries, folders);
          with = before.isEmpty() ? null : before.get().results(base, run).orElse(null);
          report = noted(report, comparedWith(base, before.isPresent(), with));
        } else {
          report =
              noted(
                  report,
                  "compared with "
                      + (baseResults == null
                          ? "the baseline of " + base.name()
                          : "the results in " + baseResults));
        }
      }
      return with == null
          ? report
          : report.compared(
              Comparison.of(
                  with,
                  report.result().findings(),
                  Declarations.of(input.program(), sourceFiles::declares),
                  today));
    }
  }

  private static String comparedWith(ChangeBase base, boolean sources, @Nullable Baseline found) {
    if (found != null) {
      int count = found.entries().size();
      return "there is no baseline in "
          + base.name()
          + "; compared with what was found in its sources: "
          + count
          + (count == 1 ? " finding" : " findings");
    }
    return "there is no baseline in "
        + base.name()
        + (sources
            ? " and no source of what is checked"
            : ", and class files of it are not at hand")
        + ", so all findings count as new; --base-results"
        + (sources ? " tells" : " or --engine=source tell")
        + " what was there before";
  }

  private @Nullable ChangeBase base(Environment environment) throws IOException {
    if (diffBase == null) {
      return null;
    }
    try {
      return ChangeBase.open(environment.directory(), diffBase);
    } catch (GitException e) {
      throw new UserError("actionguard: --diff-base: " + e.getMessage());
    }
  }

  private @Nullable Baseline baseline(@Nullable ChangeBase base, Environment environment)
      throws IOException {
    if (baseResults != null) {
      Report before = StoredResults.read(List.of(baseResults), environment);
      return Baseline.of(before.result().findings(), BaselineEntry.Note.NONE);
    }
    Path file = baselineFile(environment);
    if (base != null) {
      try {
        return base.baseline(file, baselineName()).orElse(null);
      } catch (BaselineException e) {
        throw new UserError("actionguard: " + e.getMessage());
      }
    }
    if (baseline == null && !Files.exists(file)) {
      return null;
    }
    return readBaseline(baselineName(), environment);
  }

  /** Reads a baseline; that it is not there or is none is the user's mistake. */
  static Baseline readBaseline(String name, Environment environment) throws IOException {
    Path file = UserFiles.existing(name, "baseline", environment);
    if (!Files.isRegularFile(file)) {
      throw new UserError("actionguard: not a baseline: " + name);
    }
    try {
      return BaselineFile.read(file, name);
    } catch (BaselineException e) {
      throw new UserError("actionguard: " + e.getMessage());
    }
  }

  /**
   * Returns the decision that too little is known of what was analysed, if it is.
   *
   * @param allowed how many of the calls in sources may be unknown, in percent
   */
  Optional<Decision> incomplete(double allowed) {
    return resolution.flatMap(r -> EngineArguments.incomplete(r, allowed));
  }

  private Sources sources(List<Path> analysed, Environment environment) {
    List<Path> folders = new ArrayList<>(UserFiles.list(sources, "source folder", environment));
    if (engine.engine() == Engine.SOURCE) {
      analysed.stream().filter(Files::isDirectory).forEach(folders::add);
    }
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new UserError("actionguard: not a source folder: " + folder);
      }
    }
    return Sources.of(environment.directory(), folders);
  }
}
