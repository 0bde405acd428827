package dev.actionguard.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import dev.actionguard.bytecode.LoadedProgram;
import dev.actionguard.bytecode.NewerJdk;
import dev.actionguard.bytecode.ProgramReader;
import dev.actionguard.ir.Program;
import dev.actionguard.options.Options;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rules.StandardRules;
import dev.actionguard.source.SourceProgram;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real projects' sources: the trees and the class files of each give the same findings, and so does
 * javac with the checks on, on the running JDK and on a newer one. Takes minutes; {@code mvn test
 * -Preal-sources -Dtest=RealSourcesTest} runs it.
 */
@EnabledIfSystemProperty(named = "actionguard.real.sources", matches = ".+")
final class RealSourcesTest {
  private static final Pattern WARNING =
      Pattern.compile("(?m)^(\\S+\\.java):(\\d+): warning: \\[([A-Z]\\w+)] ");

  @TempDir private Path folder;

  static List<Path> projects() throws IOException {
    try (Stream<Path> folders =
        Files.list(Path.of(System.getProperty("actionguard.real.sources")))) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("projects")
  void everyWayFindsTheSame(Path project) throws Exception {
    List<Path> sources = compilable(project);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    AnalysisResult trees;
    try (StandardJavaFileManager files = files()) {
      JavacTask task = task(files, sources, List.of("-proc:none"), d -> {});
      task.analyze();
      trees = analyze(JavacProgram.read(task));
    }
    try (StandardJavaFileManager files = files()) {
      task(
              files,
              sources,
              List.of("-proc:none", "-g", "-parameters", "-d", classes.toString()),
              d -> {})
          .call();
    }
    AnalysisResult bytes;
    try (LoadedProgram loaded = ProgramReader.read(List.of(classes), classPath())) {
      bytes = analyze(loaded.program());
    }
    System.out.printf(
        "%s: %d files, %d findings%n",
        project.getFileName(), sources.size(), trees.findings().size());
    assertThat(trees.failures()).isEmpty();
    assertThat(fingerprints(trees)).containsExactlyElementsOf(fingerprints(bytes));
    List<NewerJdk> jdks = new ArrayList<>(List.of(NewerJdk.running()));
    NewerJdk.find().ifPresent(jdks::add);
    for (NewerJdk jdk : jdks) {
      assertThat(reported(jdk, project, sources))
          .containsExactlyInAnyOrderElementsOf(places(trees));
    }
  }

  /**
   * The parser alone, with and without a class path: how many calls it resolves, and where its
   * findings are not those of the class files.
   */
  @ParameterizedTest
  @MethodSource("projects")
  void theParserFindsWhatTheClassFilesHave(Path project) throws Exception {
    List<Path> sources = compilable(project);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    try (StandardJavaFileManager files = files()) {
      task(
              files,
              sources,
              List.of("-proc:none", "-g", "-parameters", "-d", classes.toString()),
              d -> {})
          .call();
    }
    List<String> expected;
    try (LoadedProgram loaded = ProgramReader.read(List.of(classes), classPath())) {
      expected = fingerprints(analyze(loaded.program()));
    }
    List<String> found = parsed(project, sources, classPath(), expected, 99);
    parsed(project, sources, List.of(), expected, 0);
    assertThat(found).containsExactlyElementsOf(expected);
  }

  private static List<String> parsed(
      Path project, List<Path> sources, List<Path> path, List<String> expected, double least) {
    try (SourceProgram program =
        SourceProgram.read(
            new SourceProgram.Input(sources, List.of(), path, Runtime.version().feature()))) {
      List<String> found = fingerprints(analyze(program.program()));
      int all = program.resolvedCalls() + program.unresolvedCalls();
      double share = 100.0 * program.resolvedCalls() / all;
      List<String> more = new ArrayList<>(found);
      expected.forEach(more::remove);
      List<String> less = new ArrayList<>(expected);
      found.forEach(less::remove);
      System.out.printf(
          Locale.ROOT,
          "%s %s a class path: %d lines, %d of %d calls resolved (%.2f %%), %d findings, %d more and"
              + " %d less than in class files%n",
          project.getFileName(),
          path.isEmpty() ? "without" : "with",
          program.lines(),
          program.resolvedCalls(),
          all,
          share,
          found.size(),
          more.size(),
          less.size());
      more.forEach(line -> System.out.println("  more: " + line));
      less.forEach(line -> System.out.println("  less: " + line));
      program.unresolvedPlaces().stream()
          .limit(path.isEmpty() ? 0 : 20)
          .forEach(place -> System.out.println("  unresolved: " + place));
      assertThat(share).isGreaterThanOrEqualTo(least);
      return found;
    }
  }

  private static AnalysisResult analyze(Program program) {
    return Analyzer.analyze(program, Options.DEFAULT, StandardRules.all(), 1);
  }

  private static List<String> fingerprints(AnalysisResult result) {
    return result.findings().stream()
        .map(
            f ->
                "%s %s:%d %s"
                    .formatted(
                        f.rule(),
                        f.place().sourceFile(),
                        f.place().range().startLine(),
                        f.fingerprint()))
        .sorted()
        .toList();
  }

  private static List<String> places(AnalysisResult result) {
    return fingerprints(result).stream().map(line -> line.replaceFirst(" \\w+$", "")).toList();
  }

  /** Compiles with the checks on and returns what they report. */
  private List<String> reported(NewerJdk jdk, Path project, List<Path> sources) throws Exception {
    List<String> options = new ArrayList<>();
    for (String option : Files.readAllLines(Path.of("../../.mvn/jvm.config"))) {
      options.add("-J" + option);
    }
    options.addAll(JavacRun.SIMPLE);
    options.addAll(
        List.of(
            "-proc:none",
            "-Xmaxwarns",
            "100000",
            "-classpath",
            System.getProperty("java.class.path"),
            "-processorpath",
            JavacRun.processorPath(List.of(), List.of()),
            JavacRun.CHECKS));
    String printed =
        jdk.compile(
            sources,
            Files.createDirectories(folder.resolve("checked")),
            options.toArray(String[]::new));
    assertThat(printed).doesNotContain("[Actionguard]");
    return WARNING
        .matcher(printed)
        .results()
        .map(w -> w.group(3) + " " + project.relativize(Path.of(w.group(1))) + ":" + w.group(2))
        .toList();
  }

  /** Returns the sources without those that need what is not on the class path. */
  private static List<Path> compilable(Path project) throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(project)) {
      sources =
          files
              .filter(f -> f.toString().endsWith(".java") && !f.endsWith("module-info.java"))
              .sorted()
              .toList();
    }
    while (true) {
      DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
      try (StandardJavaFileManager files = files()) {
        task(files, sources, List.of("-proc:none", "-Xmaxerrs", "100000"), diagnostics).analyze();
      }
      Set<Path> broken = new HashSet<>();
      for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
        if (diagnostic.getKind() == Diagnostic.Kind.ERROR && diagnostic.getSource() != null) {
          broken.add(Path.of(diagnostic.getSource().getName()));
        }
      }
      if (broken.isEmpty()) {
        return sources;
      }
      sources = sources.stream().filter(source -> !broken.contains(source)).toList();
    }
  }

  private static StandardJavaFileManager files() {
    return ToolProvider.getSystemJavaCompiler()
        .getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
  }

  private static JavacTask task(
      StandardJavaFileManager files,
      List<Path> sources,
      List<String> options,
      javax.tools.DiagnosticListener<JavaFileObject> listener) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    return (JavacTask)
        compiler.getTask(
            null, files, listener, options, null, files.getJavaFileObjectsFromPaths(sources));
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }
}
