package dev.actionguard.cli;

import dev.actionguard.config.Config;
import dev.actionguard.report.CheckRun;
import dev.actionguard.report.Format;
import dev.actionguard.report.Gate;
import dev.actionguard.report.Gate.Decision;
import dev.actionguard.report.Gate.FailOn;
import dev.actionguard.report.Gate.Verdict;
import dev.actionguard.report.Report;
import dev.actionguard.report.ReportWriter;
import dev.actionguard.report.Sources;
import dev.actionguard.report.TextReport;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.run.Input;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code actionguard check}: finds faults in compiled code. */
@Command(
    name = "check",
    description = {"Checks compiled code and reports what it finds.", ""},
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing found that --fail-on names",
      "1:findings at or above --fail-on",
      "2:wrong usage, wrong configuration or internal error",
      "3:more was left unanalysed than --allow-unanalyzed names"
    })
final class CheckCommand implements Callable<Integer> {
  private static final String EXPLAIN = "actionguard explain ";

  private final Environment environment;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Class folders, class files, jars, wars, or folders of them.")
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
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the report goes (default: standard output).")
  private @Nullable String output;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "Least severity that gives exit code 1: ${COMPLETION-CANDIDATES}"
              + " (default: ${DEFAULT-VALUE}).")
  private FailOn failOn = FailOn.ERROR;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads to use (default: one a processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--audit",
      description = "Show findings of severity audit and of low confidence too.")
  private boolean audit;

  @Option(
      names = "--allow-unanalyzed",
      paramLabel = "PERCENT",
      description =
          "How much of the methods or class files may be left unanalysed"
              + " (default: ${DEFAULT-VALUE}).")
  private double allowUnanalyzed = Gate.DEFAULT_ALLOWED_UNANALYZED;

  @Option(names = "--include-tests", description = "Report findings in tests too.")
  private boolean includeTests;

  CheckCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    validate();
    List<Path> analysed = new ArrayList<>();
    paths.forEach(p -> analysed.add(UserFiles.existing(p, "path", environment)));
    List<Path> libraries = UserFiles.list(classPath, "class path entry", environment);
    Sources sourceFiles = sources();
    Config configuration = ConfigFiles.read(config, environment).overridden(audit, includeTests);
    Report report;
    try (Progress progress = new Progress(environment, "reading class files");
        Input input = environment.read(analysed, libraries)) {
      ConfigFiles.checkNames(configuration, input);
      progress.phase("analysing " + input.program().classes().size() + " classes");
      AnalysisResult found =
          environment
              .analysis()
              .run(input.program(), configuration.options(), environment.rules(), threads);
      CheckRun run =
          new CheckRun(
              configuration.options(),
              environment.rules(),
              sourceFiles,
              LocalDate.now(environment.clock()),
              threads);
      report = run.report(found, input.program(), input.unreadable(), input.problems());
    }
    Decision decision = new Gate(failOn, allowUnanalyzed).decide(report);
    write(report, decision);
    return decision.verdict().exitCode();
  }

  private void validate() {
    if (threads < 1) {
      throw misuse("--threads must be at least 1, but is " + threads);
    }
    if (!(allowUnanalyzed >= 0 && allowUnanalyzed <= 100)) {
      throw misuse("--allow-unanalyzed must be from 0 to 100, but is " + allowUnanalyzed);
    }
  }

  private ParameterException misuse(String message) {
    if (spec == null) {
      throw new IllegalStateException("not run by the command line");
    }
    return new ParameterException(spec.commandLine(), message);
  }

  private Sources sources() {
    List<Path> folders = UserFiles.list(sources, "source folder", environment);
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new UserError("actionguard: not a source folder: " + folder);
      }
    }
    return Sources.of(environment.directory(), folders);
  }

  /** Writes the report; an incomplete one must not be uploaded, as it would close open alerts. */
  private void write(Report report, Decision decision) throws IOException {
    PrintWriter err = environment.err();
    boolean withheld = format == Format.SARIF && decision.verdict() == Verdict.INCOMPLETE;
    boolean toFile = output != null && !output.equals("-");
    ReportWriter writer = format.writer(EXPLAIN);
    if (toFile && !withheld) {
      String name = String.valueOf(output);
      UserFiles.write(UserFiles.path(name, environment), name, out -> writer.write(report, out));
    } else if (!withheld) {
      writer.write(report, environment.out());
    }
    if (toFile || format != Format.TEXT) {
      err.print(new TextReport(EXPLAIN).summary(report));
    }
    if (!decision.reason().isEmpty()) {
      err.println("actionguard: " + decision.reason());
    }
    if (withheld) {
      err.println(
          "actionguard: no SARIF is written: uploaded, it would close alerts that are open");
    } else if (toFile) {
      err.println("Report: " + output);
    }
  }
}
