package dev.actionguard.cli;

import dev.actionguard.config.Config;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Program;
import dev.actionguard.options.MethodPattern;
import dev.actionguard.options.NearestName;
import dev.actionguard.options.Options;
import dev.actionguard.report.Explanation;
import dev.actionguard.report.RulePages;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rule.Rule;
import dev.actionguard.run.Input;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      names = {"-c", "--classpath"},
      paramLabel = "PATHS",
      description = "What the code was compiled against: folders and jars.")
  private List<String> classPath = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "With --method, the configuration file (default: ./actionguard.yaml if there is one).")
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
