package dev.actionguard.cli;

import dev.actionguard.config.Config;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Program;
import dev.actionguard.options.MethodPattern;
import dev.actionguard.options.NearestName;
import dev.actionguard.options.Options;
import dev.actionguard.report.CheckRun;
import dev.actionguard.report.Explanation;
import dev.actionguard.report.Report;
import dev.actionguard.report.RulePages;
import dev.actionguard.report.Sources;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rule.Rule;
import dev.actionguard.run.Input;
import dev.actionguard.run.Outcomes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code actionguard explain}: shows the page of a rule or the summary of a method. */
@Command(
    name = "explain",
    description = {
      "Explains a rule; without a name, lists the rules. With --method, tells what the analysis"
          + " knows of a method of the code at PATH.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class ExplainCommand implements Callable<Integer> {
  private static final Pattern LINE = Pattern.compile("(.+):(\\d{1,9})");

  private final Environment environment;

  @Parameters(
      paramLabel = "RULE or PATH",
      arity = "0..*",
      description = "The rule's name; with --method, class folders, class files or archives.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "The method: Class#name or Class#name(Type, Type).")
  private @Nullable String method;

  @Option(
      names = "--finding",
      paramLabel = "FINGERPRINT or FILE:LINE",
      description =
          "Tells of one finding, or of what is at a line, what became of it: shown, known, suppressed;"
              + " PATH is a file that 'check --format json' or the Maven plugin wrote.")
  private @Nullable String finding;

  @Option(
      names = "--call",
      paramLabel = "FILE:LINE",
      description =
          "Analyses the code at PATH and tells what it knows of the calls at a line: why something is"
              + " reported there, or why not.")
  private @Nullable String call;

  @Option(
      names = "--sources",
      paramLabel = "PATHS",
      description = "With --call, source folders: to name files and read @SuppressWarnings.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = {"-c", "--classpath"},
      paramLabel = "PATHS",
      description = "What the code was compiled against: folders and jars.")
  private List<String> classPath = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "With --method or --call, the configuration file (default: ./actionguard.yaml if there is one).")
  private @Nullable String config;

  ExplainCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    if (finding != null) {
      print(
          new Explanation(StoredResults.read(names, environment), OutputArguments.EXPLAIN)
              .of(finding));
    } else if (call != null) {
      print(calls(call));
    } else if (method != null) {
      print(summaries(method));
    } else if (names.isEmpty()) {
      print(list());
    } else {
      for (String name : names) {
        print(page(name));
      }
    }
    return 0;
  }

  private void print(String text) throws IOException {
    environment.out().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private String list() {
    StringBuilder text = new StringBuilder();
    List<Rule> rules = environment.rules().rules();
    int width = rules.stream().mapToInt(r -> r.name().length()).max().orElse(0);
    for (Rule r : rules) {
      text.append(r.name())
          .append(" ".repeat(width - r.name().length() + 2))
          .append(severity(r))
          .append(" ".repeat(Math.max(1, 9 - severity(r).length())))
          .append(r.info().summary())
          .append('\n');
    }
    return text.toString();
  }

  private String page(String name) {
    List<String> valid = environment.rules().rules().stream().map(Rule::name).toList();
    Rule found =
        environment
            .rules()
            .find(name)
            .orElseThrow(
                () ->
                    new UserError(
                        "actionguard: unknown rule '"
                            + name
                            + "'"
                            + NearestName.hint(name, valid)));
    return RulePages.find(found)
        .orElseGet(
            () ->
                "# "
                    + found.name()
                    + "\n\n"
                    + found.info().summary()
                    + ".\n\nDefault severity: "
                    + severity(found)
                    + "\n");
  }

  private static String severity(Rule rule) {
    return rule.info().severity().name().toLowerCase(Locale.ROOT);
  }

  private String calls(String key) throws IOException {
    Matcher place = LINE.matcher(key);
    if (!place.matches()) {
      throw new UserError("actionguard: not a line: " + key + "; write File.java:12");
    }
    if (names.isEmpty()) {
      throw new UserError("actionguard: --call needs the PATH of the code");
    }
    List<Path> analysed = new ArrayList<>();
    names.forEach(p -> analysed.add(UserFiles.existing(p, "path", environment)));
    List<Path> libraries = UserFiles.list(classPath, "class path entry", environment);
    List<Path> folders = UserFiles.list(sources, "source folder", environment);
    Config configuration = ConfigFiles.read(config, environment);
    int threads = Runtime.getRuntime().availableProcessors();
    try (Input input = environment.read(analysed, libraries)) {
      ConfigFiles.checkNames(configuration, input);
      Analyzer.Explained explained =
          Analyzer.explain(
              input.program(),
              configuration.options(),
              environment.rules(),
              place.group(1),
              Integer.parseInt(place.group(2)),
              threads);
      CheckRun run =
          new CheckRun(
              configuration.options(),
              environment.rules(),
              Sources.of(environment.directory(), folders),
              LocalDate.now(environment.clock()),
              threads);
      Report report = Outcomes.report(run, explained.result(), input, environment.directory());
      return new Explanation(report, OutputArguments.EXPLAIN).of(key, explained);
    }
  }

  private String summaries(String wanted) throws IOException {
    if (names.isEmpty()) {
      throw new UserError("actionguard: --method needs the PATH of the code");
    }
    MethodPattern pattern = Methods.pattern(wanted);
    List<Path> analysed = new ArrayList<>();
    names.forEach(p -> analysed.add(UserFiles.existing(p, "path", environment)));
    List<Path> libraries = UserFiles.list(classPath, "class path entry", environment);
    Config configuration = ConfigFiles.read(config, environment);
    StringBuilder text = new StringBuilder();
    try (Input input = environment.read(analysed, libraries)) {
      ConfigFiles.checkNames(configuration, input);
      for (MethodModel m : Methods.find(input.program(), pattern)) {
        text.append(text.isEmpty() ? "" : "\n")
            .append(summary(input.program(), configuration.options(), m));
      }
    }
    return text.toString();
  }

  private static String summary(Program program, Options options, MethodModel m) {
    int threads = Runtime.getRuntime().availableProcessors();
    Optional<String> summary = Analyzer.explain(program, options, m.reference(), threads);
    String text = summary.orElse(m.reference() + ": no code\n");
    return text.endsWith("\n") ? text : text + "\n";
  }
}
