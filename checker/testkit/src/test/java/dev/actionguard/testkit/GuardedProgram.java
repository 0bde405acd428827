package dev.actionguard.testkit;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.actionguard.bytecode.LoadedProgram;
import dev.actionguard.bytecode.ProgramReader;
import dev.actionguard.options.Options;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.RuleSet;
import dev.actionguard.testkit.Mutant.Edit;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A program whose guards are taken away one by one. It is compiled once; of a mutant only the
 * changed files and those that name them are compiled, against the rest.
 */
final class GuardedProgram {
  private static final int THREADS = 1;

  private final Path sources;
  private final Path output;
  private final List<Path> classPath;
  private final Options options;
  private final RuleSet rules;
  private final JavaCompiler compiler =
      Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK is needed");
  private final Map<Path, String> texts = new LinkedHashMap<>();
  private final List<Backing> backings;
  private final Map<String, List<Finding>> findings = new LinkedHashMap<>();

  /**
   * A check that is made besides another one: of the two only both are missed.
   *
   * @param check the name of the method that makes the first
   * @param file the file of the second, below the source root
   * @param text the second, as it stands there
   * @param without what stands there without it
   */
  record Backing(String check, Path file, String text, String without) {}

  /**
   * Compiles and analyses a program.
   *
   * @param sources its source root
   * @param output below it the classes go
   */
  GuardedProgram(
      Path sources,
      Path output,
      List<Path> classPath,
      Options options,
      RuleSet rules,
      List<Backing> backings) {
    this.sources = sources;
    this.output = output;
    this.classPath = List.copyOf(classPath);
    this.options = options;
    this.rules = rules;
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(GuardedProgram::isProgram).sorted().toList()) {
        texts.put(file, Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String messages = compile(texts, output.resolve("all"), classPath);
    if (!messages.isEmpty()) {
      throw new IllegalStateException(messages);
    }
    this.backings = List.copyOf(backings);
    findings.put("", analyze(List.of(output.resolve("all"))));
    for (String check : backings.stream().map(Backing::check).distinct().toList()) {
      Map<Path, List<Edit>> edits = backing(check);
      findings.put(check, findings(edits, output.resolve("without-" + check)).orElseThrow());
    }
  }

  /** What takes away the checks behind those of a name. */
  private Map<Path, List<Edit>> backing(String check) {
    Map<Path, List<Edit>> edits = new LinkedHashMap<>();
    for (Backing backing : backings) {
      if (backing.check().equals(check)) {
        Path file = sources.resolve(backing.file());
        int at = Objects.requireNonNull(texts.get(file)).indexOf(backing.text());
        if (at < 0) {
          throw new IllegalStateException(backing + " is not there");
        }
        edits
            .computeIfAbsent(file, f -> new ArrayList<>())
            .add(new Edit(at, at + backing.text().length(), backing.without()));
      }
    }
    return edits;
  }

  /** A demonstration only shows how to call the program. */
  private static boolean isProgram(Path file) {
    return file.toString().endsWith(".java") && !file.getParent().endsWith("demo");
  }

  /**
   * What is found in the program without what stands behind a check, but with the check.
   *
   * @param check its name, or empty for the program as it is
   */
  List<Finding> findings(String check) {
    return findings.getOrDefault(check, Objects.requireNonNull(findings.get("")));
  }

  /**
   * Returns the program's mutants.
   *
   * @param runner the file with the program's own transaction runner, if it has one
   * @param twin a method of it that runs without a transaction
   */
  List<Mutant> mutants(Optional<Path> runner, String twin) {
    Map<Path, Edit> untransacted = new LinkedHashMap<>();
    runner
        .map(sources::resolve)
        .ifPresent(
            path -> {
              int end = Objects.requireNonNull(texts.get(path)).lastIndexOf('}');
              untransacted.put(path, new Edit(end, end, twin));
            });
    List<Mutant> mutants = new ArrayList<>();
    try (StandardJavaFileManager files = files(output.resolve("all"), classPath)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(null, files, null, List.of("-proc:none"), null, objects(texts));
      for (CompilationUnitTree unit : task.parse()) {
        Path file = Path.of(unit.getSourceFile().toUri());
        String text = Objects.requireNonNull(texts.get(file));
        mutants.addAll(
            new GuardFinder(
                    file,
                    text,
                    unit,
                    Trees.instance(task).getSourcePositions(),
                    untransacted,
                    this::backing)
                .find());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return mutants;
  }

  /** Returns what is found in a mutant, or nothing if it does not compile. */
  Optional<List<Finding>> findings(Mutant mutant, int number) {
    return findings(mutant.edits(), output.resolve("mutant" + number));
  }

  private Optional<List<Finding>> findings(Map<Path, List<Edit>> all, Path classes) {
    Map<Path, String> changed = new LinkedHashMap<>();
    all.forEach(
        (file, edits) ->
            changed.put(file, Edit.apply(Objects.requireNonNull(texts.get(file)), edits)));
    // Constants are copied into the classes that use them.
    for (Path file : List.copyOf(changed.keySet())) {
      String name = file.getFileName().toString().replace(".java", "");
      texts.forEach(
          (user, text) -> {
            if (text.contains(name + ".")) {
              changed.putIfAbsent(user, text);
            }
          });
    }
    List<Path> path = new ArrayList<>(classPath);
    path.add(0, output.resolve("all"));
    String messages = compile(changed, classes, path);
    if (!messages.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(analyze(List.of(classes, output.resolve("all"))));
  }

  private List<Finding> analyze(List<Path> classes) {
    try (LoadedProgram loaded = ProgramReader.read(classes, classPath)) {
      AnalysisResult result = Analyzer.analyze(loaded.program(), options, rules, THREADS);
      if (!result.failures().isEmpty()) {
        throw new IllegalStateException(result.failures().toString());
      }
      return result.findings();
    }
  }

  /** Returns the compiler's messages; empty if all went well. */
  private String compile(Map<Path, String> files, Path classes, List<Path> path) {
    try {
      clear(classes);
      try (StandardJavaFileManager manager = files(classes, path)) {
        StringWriter messages = new StringWriter();
        boolean done =
            compiler
                .getTask(
                    messages,
                    manager,
                    null,
                    List.of("-proc:none", "-g", "-parameters", "-Xlint:none", "-implicit:none"),
                    null,
                    objects(files))
                .call();
        return done ? "" : messages.toString();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StandardJavaFileManager files(Path classes, List<Path> path) throws IOException {
    StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
    manager.setLocationFromPaths(StandardLocation.CLASS_PATH, path);
    return manager;
  }

  private static List<JavaFileObject> objects(Map<Path, String> files) {
    List<JavaFileObject> objects = new ArrayList<>();
    files.forEach((file, text) -> objects.add(new Text(file.toUri(), text)));
    return objects;
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> old = Files.walk(folder)) {
        for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(folder);
  }

  /** A source text under the name of the file that it was made from. */
  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(URI uri, String text) {
      super(uri, Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
