package dev.actionguard.cli;

import dev.actionguard.annotations.Suppress;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Program;
import dev.actionguard.options.Options;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.Rule;
import dev.actionguard.rule.RuleContext;
import dev.actionguard.rule.RuleInfo;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.rules.StandardRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A folder in which the command is run, in this process, with two simple rules. */
final class Workspace {
  static final RuleSet RULES = new RuleSet(List.of(new LocalClock(), new QueryInjection()));

  private static final String ANNOTATIONS =
      Suppress.class.getProtectionDomain().getCodeSource().getLocation().getPath();

  private final Path folder;

  /** What a run gave. */
  record Outcome(int code, String out, String err) {}

  Workspace(Path folder) {
    this.folder = folder;
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Path write(String name, String text) throws IOException {
    Path file = path(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Writes sources to {@code src} and compiles them to {@code classes}. */
  void compile(String... filesAndTexts) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-d", path("classes").toString(), "-proc:none", "-g", "-cp", ANNOTATIONS));
    for (int i = 0; i < filesAndTexts.length; i += 2) {
      arguments.add(write("src/" + filesAndTexts[i], filesAndTexts[i + 1]).toString());
    }
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException("not compiled");
    }
  }

  Outcome run(String... arguments) {
    return run(Workspace::analyze, arguments);
  }

  /** Runs the command as users get it, with all rules. */
  Outcome runAll(String... arguments) {
    return run(StandardRules.all(), Analyzer::survey, arguments);
  }

  Outcome run(Environment.Analysis analysis, String... arguments) {
    return run(RULES, analysis, arguments);
  }

  private Outcome run(RuleSet rules, Environment.Analysis analysis, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    Environment environment =
        new Environment(
            folder,
            out,
            new PrintWriter(err, true),
            false,
            Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC),
            rules,
            analysis);
    int code = Main.run(environment, arguments);
    return new Outcome(
        code,
        out.toString(StandardCharsets.UTF_8),
        err.toString().replace(System.lineSeparator(), "\n"));
  }

  /** Every method that calls {@code Instant.now()} has a finding at its first line. */
  static AnalysisResult analyze(Program program, Options options, RuleSet rules, int threads) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Integer> methods = new TreeMap<>();
    for (ClassModel model : program.classes()) {
      for (MethodModel method : model.methods()) {
        if (method.code() != null) {
          methods.merge(model.name(), 1, Integer::sum);
          Objects.requireNonNull(method.code()).references().stream()
              .filter(r -> r.owner().equals("java.time.Instant") && r.name().equals("now"))
              .limit(1)
              .forEach(r -> findings.add(finding(model, method, options)));
        }
      }
    }
    findings.sort(Finding.ORDER);
    int count = methods.values().stream().mapToInt(Integer::intValue).sum();
    return new AnalysisResult(
        findings,
        List.of(),
        List.of(),
        new AnalysisResult.Statistics(program.classes().size(), count, count, 0, 0, 0, 0, 0));
  }

  private static Finding finding(ClassModel model, MethodModel method, Options options) {
    return new Finding(
        "LocalClock",
        options.severities().getOrDefault("LocalClock", Severity.WARNING),
        Confidence.HIGH,
        "Instant.now() reads the local clock",
        List.of(),
        new Place(model.name(), method.reference().signature(), model.sourceFile(), method.range()),
        List.of(),
        List.of(),
        method.reference().toString(),
        List.of());
  }

  /** Returns the names of all files below a folder. */
  List<String> files(String name) throws IOException {
    try (Stream<Path> files = Files.walk(path(name))) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> path(name).relativize(f).toString())
          .sorted()
          .toList();
    }
  }

  @RuleInfo(
      summary = "Time is read from the local clock",
      family = RuleInfo.Family.CLOCK,
      severity = Severity.WARNING)
  static final class LocalClock implements Rule {
    @Override
    public void check(RuleContext context, Consumer<Finding.Draft> report) {}
  }

  @RuleInfo(
      summary = "Query text is built from untrusted input",
      family = RuleInfo.Family.INPUT,
      severity = Severity.ERROR,
      cwe = 89)
  static final class QueryInjection implements Rule {
    @Override
    public void check(RuleContext context, Consumer<Finding.Draft> report) {}
  }
}
