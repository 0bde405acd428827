package dev.actionguard.languageserver;

import dev.actionguard.baseline.Baseline;
import dev.actionguard.baseline.BaselineException;
import dev.actionguard.baseline.BaselineFile;
import dev.actionguard.baseline.Comparison;
import dev.actionguard.baseline.Declarations;
import dev.actionguard.bytecode.InputException;
import dev.actionguard.config.Config;
import dev.actionguard.config.ConfigChecker;
import dev.actionguard.config.ConfigException;
import dev.actionguard.config.ConfigReader;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.report.CheckRun;
import dev.actionguard.report.Report;
import dev.actionguard.report.Sources;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.rules.StandardRules;
import dev.actionguard.run.Input;
import dev.actionguard.run.ModuleFile;
import dev.actionguard.source.SourceProgram;
import dev.actionguard.source.SourceSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A module of the workspace: sources that are analysed together, by the same configuration,
 * suppressions and baseline as in its build. Files are read and nothing of them is loaded or run.
 */
final class Module implements AutoCloseable {
  /** Where sources are by convention. */
  static final String SOURCES = "src/main/java";

  /** What the configuration is called. */
  static final String CONFIG = "actionguard.yaml";

  private static final RuleSet RULES = StandardRules.all();

  private final Clock clock;
  private final Path folder;
  private final Path root;
  private @Nullable SourceSession session;
  private @Nullable ModuleFile opened;
  private Config lastConfig = Config.NONE;
  private volatile boolean classesChanged;
  private volatile boolean libraryChanged;

  /**
   * Makes a module.
   *
   * @param root the folder of the workspace that it is in
   */
  Module(Path folder, Path root, Clock clock) {
    this.clock = clock;
    this.folder = folder;
    this.root = root;
  }

  Path folder() {
    return folder;
  }

  /** Tells how far an analysis is; throws to end it early. */
  @FunctionalInterface
  interface Steps {
    void next(String step);
  }

  /** Analyses the module with the texts of open files. */
  synchronized Analysis analyse(Settings settings, Map<Path, String> open, Steps steps) {
    List<Mistake> mistakes = new ArrayList<>();
    steps.next("reading sources");
    ModuleFile files = files(settings, mistakes);
    SourceProgram source = session(files).read(files.sources(), open);
    Input input = Input.of(source, files.sources(), root);
    Config config = config(open, mistakes);
    ConfigChecker.check(config, input.program())
        .forEach(e -> mistakes.add(new Mistake(configFile(), e.line(), e.message())));
    steps.next("analysing " + input.program().classes().size() + " classes");
    LocalDate today = LocalDate.now(clock);
    CheckRun run =
        new CheckRun(
            config.options(),
            RULES,
            Sources.of(root, files.sources(), open),
            today,
            Runtime.getRuntime().availableProcessors());
    Report report = run.check(input.program(), input.unreadable(), input.problems());
    Baseline baseline = baseline(mistakes);
    List<Finding> findings = report.result().findings();
    if (baseline != null) {
      Declarations declared =
          Declarations.of(input.program(), Sources.of(root, files.sources(), open)::declares);
      findings = report.compared(Comparison.of(baseline, findings, declared, today)).fresh();
    }
    steps.next("done");
    return new Analysis(findings, input.program(), paths(source), open, mistakes);
  }

  private static Map<String, Path> paths(SourceProgram source) {
    Map<String, Path> paths = new HashMap<>();
    for (ClassModel model : source.program().classes()) {
      source.file(model.sourceFile()).ifPresent(file -> paths.put(model.sourceFile(), file));
    }
    return paths;
  }

  /** Says that class files of the module may have changed. */
  void classesChanged() {
    classesChanged = true;
  }

  /** Says that the build has written anew what it knows of the module. */
  void libraryChanged() {
    libraryChanged = true;
  }

  private SourceSession session(ModuleFile files) {
    SourceSession known = session;
    boolean library = libraryChanged;
    boolean own = classesChanged;
    libraryChanged = false;
    classesChanged = false;
    if (known != null && files.equals(opened)) {
      if (library || (own && known.dependsOnClasses())) {
        known.reopen();
      }
    } else {
      close();
      known = new SourceSession(files.classes(), files.libraries(), files.release(), clock);
      session = known;
      opened = files;
    }
    return known;
  }

  private static List<Path> existing(List<Path> paths) {
    return paths.stream().filter(Files::exists).toList();
  }

  /**
   * Returns what is known of the module: from the client, else from the file that the build wrote,
   * else by convention.
   */
  private ModuleFile files(Settings settings, List<Mistake> mistakes) {
    Path file = folder.resolve(ModuleFile.PATH);
    ModuleFile built = new ModuleFile(List.of(), List.of(), List.of(), 0);
    if (Files.isRegularFile(file)) {
      try {
        built = ModuleFile.read(file);
      } catch (IOException | InputException e) {
        mistakes.add(new Mistake(file, 1, String.valueOf(e.getMessage())));
      }
    }
    int release = settings.release() > 0 ? settings.release() : built.release();
    return new ModuleFile(
        built.sources().isEmpty() ? List.of(sources()) : rebased(built.sources()),
        existing(
            built.classes().isEmpty()
                ? List.of(folder.resolve("target/classes"))
                : built.classes()),
        existing(settings.classPath().isEmpty() ? built.libraries() : settings.classPath()),
        release > 0 ? release : Runtime.version().feature());
  }

  /** Names paths as the editor does, which may open the module by a link to its folder. */
  private List<Path> rebased(List<Path> paths) {
    try {
      Path real = folder.toRealPath();
      return paths.stream()
          .map(p -> p.startsWith(real) ? folder.resolve(real.relativize(p)) : p)
          .toList();
    } catch (IOException e) {
      return paths;
    }
  }

  private Path sources() {
    Path conventional = folder.resolve(SOURCES);
    return Files.isDirectory(conventional) ? conventional : folder;
  }

  /** Returns the configuration file of the module, else that of the workspace's folder. */
  Path configFile() {
    return first(CONFIG);
  }

  private Path first(String name) {
    return Stream.of(folder.resolve(name), root.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(folder.resolve(name));
  }

  /** Returns the configuration; while there are mistakes in it, the last one without. */
  private Config config(Map<Path, String> open, List<Mistake> mistakes) {
    Path file = configFile();
    String edited = open.get(file);
    try {
      if (edited != null) {
        lastConfig = ConfigReader.read(edited, CONFIG, RULES);
      } else {
        lastConfig =
            Files.isRegularFile(file) ? ConfigReader.read(file, CONFIG, RULES) : Config.NONE;
      }
    } catch (ConfigException e) {
      e.errors().forEach(m -> mistakes.add(new Mistake(file, m.line(), m.message())));
    } catch (IOException e) {
      mistakes.add(new Mistake(file, 1, "it cannot be read: " + e));
    }
    return lastConfig;
  }

  private @Nullable Baseline baseline(List<Mistake> mistakes) {
    Path file = first(BaselineFile.NAME);
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      return BaselineFile.read(file, BaselineFile.NAME);
    } catch (BaselineException | IOException e) {
      mistakes.add(new Mistake(file, 1, String.valueOf(e.getMessage())));
      return null;
    }
  }

  /** Returns a rule by its name. */
  static Optional<dev.actionguard.rule.Rule> rule(String name) {
    return RULES.find(name);
  }

  static RuleSet rules() {
    return RULES;
  }

  @Override
  public synchronized void close() {
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
