package dev.actionguard.checkstyle;

import com.puppycrawl.tools.checkstyle.api.AbstractFileSetCheck;
import com.puppycrawl.tools.checkstyle.api.CheckstyleException;
import com.puppycrawl.tools.checkstyle.api.FileText;
import com.puppycrawl.tools.checkstyle.api.SeverityLevel;
import dev.actionguard.config.Config;
import dev.actionguard.config.ConfigException;
import dev.actionguard.config.ConfigReader;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.rule.Suppressions;
import dev.actionguard.rules.StandardRules;
import dev.actionguard.source.SourceProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reports what the rules of Actionguard find. All files of a run are analysed together, after the
 * last one was handed in, so that what happens between files is found, too. Where a type is not
 * known, the rules are quiet: {@code classpath} tells more.
 *
 * <ul>
 *   <li>{@code rules}: the rules that report, separated by commas; by default all.
 *   <li>{@code severity}: of all findings; by default each has its own: error, warning or info.
 *   <li>{@code config}: the configuration file; by default {@code actionguard.yaml} in the working
 *       directory, if there is one.
 *   <li>{@code classpath}: what the sources are compiled against, folders and jars, separated as
 *       the system separates paths.
 * </ul>
 */
public final class ActionguardCheck extends AbstractFileSetCheck {
  /** The keys of messages are this and the name of the rule. */
  static final String KEY = "actionguard.";

  private static final String CONFIG = "actionguard.yaml";
  private static final int THREADS = 1;

  private final RuleSet ruleSet = StandardRules.all();
  private final List<File> files = new ArrayList<>();
  private Set<String> rules = Set.of();
  private String config = "";
  private String classpath = "";
  private Config configuration = Config.NONE;
  private boolean ownSeverity = true;

  /** Makes a check with its default properties. */
  public ActionguardCheck() {
    setFileExtensions("java");
  }

  /** Sets the rules that report. */
  public void setRules(String... names) {
    Set<String> wanted = new TreeSet<>();
    for (String name : names) {
      if (!name.isBlank()) {
        wanted.add(name.strip());
      }
    }
    rules = wanted;
  }

  /** Sets the configuration file. */
  public void setConfig(String file) {
    config = file.strip();
  }

  /** Sets the class path of the sources. */
  public void setClasspath(String path) {
    classpath = path.strip();
  }

  @Override
  protected void finishLocalSetup() throws CheckstyleException {
    for (String rule : rules) {
      if (ruleSet.find(rule).isEmpty()) {
        throw new CheckstyleException("Actionguard has no rule " + rule);
      }
    }
    ownSeverity = !Arrays.asList(getConfiguration().getPropertyNames()).contains("severity");
    configuration = readConfiguration();
  }

  private Config readConfiguration() throws CheckstyleException {
    Path file = Path.of(config.isEmpty() ? CONFIG : config);
    if (!Files.isRegularFile(file)) {
      if (config.isEmpty()) {
        return Config.NONE;
      }
      throw new CheckstyleException("Actionguard: there is no configuration file " + config);
    }
    try {
      return ConfigReader.read(file, file.toString(), ruleSet);
    } catch (ConfigException e) {
      throw new CheckstyleException("Actionguard: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CheckstyleException("Actionguard: cannot read " + file, e);
    }
  }

  @Override
  public void beginProcessing(String charset) {
    super.beginProcessing(charset);
    files.clear();
  }

  @Override
  protected void processFiltered(File file, FileText text) {
    files.add(file);
  }

  @Override
  public void finishProcessing() {
    super.finishProcessing();
    List<Path> sources = files.stream().map(File::toPath).toList();
    files.clear();
    if (sources.isEmpty()) {
      return;
    }
    try (SourceProgram source =
        SourceProgram.read(
            new SourceProgram.Input(
                sources, List.of(), classPath(), Runtime.version().feature()))) {
      Map<String, List<Finding>> byFile = new TreeMap<>();
      for (Finding finding : findings(source.program())) {
        source
            .file(finding.place().sourceFile())
            .ifPresent(
                file ->
                    byFile.computeIfAbsent(file.toString(), k -> new ArrayList<>()).add(finding));
      }
      byFile.forEach(this::report);
    }
  }

  private List<Path> classPath() {
    List<Path> path = new ArrayList<>();
    for (String entry : classpath.split(File.pathSeparator, -1)) {
      if (!entry.isBlank()) {
        path.add(Path.of(entry.strip()));
      }
    }
    return path;
  }

  private List<Finding> findings(Program program) {
    AnalysisResult found = Analyzer.analyze(program, configuration.options(), ruleSet, THREADS);
    return Suppressions.apply(
            found,
            program,
            configuration.options(),
            ruleSet,
            List.of(),
            LocalDate.now(ZoneId.systemDefault()))
        .result()
        .findings()
        .stream()
        .filter(f -> rules.isEmpty() || rules.contains(f.rule()))
        .toList();
  }

  /** Reports what is in one file; severity by severity, as it is one of the check. */
  private void report(String file, List<Finding> findings) {
    for (Finding finding : findings) {
      SeverityLevel level = level(finding.severity());
      if (level == null) {
        continue;
      }
      if (ownSeverity) {
        setSeverity(level.getName());
      }
      SourceRange range = finding.place().range();
      log(
          Math.max(1, range.startLine()),
          Math.max(1, range.startColumn()),
          KEY + finding.rule(),
          finding.message());
    }
    fireErrors(file);
  }

  private static @Nullable SeverityLevel level(Severity severity) {
    return switch (severity) {
      case ERROR -> SeverityLevel.ERROR;
      case WARNING -> SeverityLevel.WARNING;
      case NOTE -> SeverityLevel.INFO;
      case OFF, AUDIT -> null;
    };
  }
}
