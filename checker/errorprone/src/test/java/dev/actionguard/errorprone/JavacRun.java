package dev.actionguard.errorprone;

import dev.actionguard.rules.StandardRules;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** One call of javac with Error Prone as its plugin and all checks on, as a build tool makes it. */
final class JavacRun {
  /** What Maven and Gradle hand to javac for Error Prone. */
  static final List<String> SIMPLE =
      List.of("-XDcompilePolicy=simple", "--should-stop=ifError=FLOW");

  /** The source of a request as far as these tests need it. */
  static final String REQUEST =
      "package jakarta.servlet; public interface ServletRequest { String getParameter(String n); }";

  static final String CHECKS =
      StandardRules.all().rules().stream()
          .map(rule -> " -Xep:" + rule.name() + ":WARN")
          .collect(Collectors.joining("", "-Xplugin:ErrorProne -XepDisableAllChecks", ""));

  private final Path folder;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<String> options = new ArrayList<>(SIMPLE);
  private final List<Path> classPath = new ArrayList<>();
  private final List<Path> processors = new ArrayList<>();

  /** A run that writes its sources and classes below a folder. */
  JavacRun(Path folder) {
    this.folder = folder;
  }

  /** Compiles a file, too. */
  JavacRun source(String path, String text) {
    sources.put(path, text);
    return this;
  }

  /** Replaces the options other than those that every run has. */
  JavacRun options(String... replacing) {
    options.clear();
    options.addAll(List.of(replacing));
    return this;
  }

  JavacRun addOptions(String... added) {
    options.addAll(List.of(added));
    return this;
  }

  JavacRun classPath(Path... entries) {
    classPath.addAll(List.of(entries));
    return this;
  }

  /** Puts more on the processor path than Error Prone and the checks. */
  JavacRun processors(Path... entries) {
    processors.addAll(List.of(entries));
    return this;
  }

  /** Runs a processor of these tests. */
  JavacRun processor(Class<? extends Processor> type) throws URISyntaxException {
    URL place = type.getProtectionDomain().getCodeSource().getLocation();
    return addOptions("-processor", type.getName()).processors(Path.of(place.toURI()));
  }

  Path classes() {
    return folder.resolve("classes");
  }

  /**
   * What javac said.
   *
   * @param done whether it wrote class files
   * @param diagnostics what it reported, in order
   * @param output what it printed otherwise, such as the traces of crashes
   */
  record Result(
      boolean done, List<Diagnostic<? extends JavaFileObject>> diagnostics, String output) {
    /** Returns the findings: rule, file and line. */
    List<String> findings() {
      return diagnostics.stream()
          .filter(d -> text(d).startsWith("[") && !text(d).startsWith("[Actionguard]"))
          .map(d -> text(d).replaceFirst("(?s)^\\[(\\w+)].*", "$1") + " " + place(d))
          .sorted()
          .toList();
    }

    /** Returns what the checks say that is no finding. */
    List<String> notices() {
      return diagnostics.stream()
          .filter(d -> text(d).startsWith("[Actionguard]"))
          .map(d -> d.getKind() + " " + text(d))
          .toList();
    }

    /** Returns javac's own errors. */
    List<String> errors() {
      return diagnostics.stream()
          .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
          .map(Result::text)
          .toList();
    }

    private static String text(Diagnostic<?> diagnostic) {
      return diagnostic.getMessage(Locale.ROOT);
    }

    private static String place(Diagnostic<? extends JavaFileObject> diagnostic) {
      JavaFileObject file = diagnostic.getSource();
      return (file == null ? "?" : Path.of(file.getName()).getFileName())
          + ":"
          + diagnostic.getLineNumber();
    }
  }

  /** Compiles. */
  Result run() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter output = new StringWriter();
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-d", Files.createDirectories(classes()).toString()));
    all.addAll(List.of("-classpath", path(classPath.stream())));
    all.addAll(List.of("-processorpath", processorPath(List.of(), processors)));
    all.add(CHECKS);
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(write());
      boolean done = compiler.getTask(output, files, diagnostics, all, null, units).call();
      return new Result(done, diagnostics.getDiagnostics(), output.toString());
    }
  }

  private List<Path> write() throws IOException {
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve("src").resolve(source.getKey());
      Files.createDirectories(file.getParent());
      written.add(Files.writeString(file, source.getValue()));
    }
    return written;
  }

  /** Returns the path with Error Prone and the checks, and with more before and after them. */
  static String processorPath(List<Path> before, List<Path> after) {
    return path(Stream.of(before.stream(), own(), after.stream()).flatMap(entries -> entries));
  }

  /** Lombok is on the class path of the tests, but only some runs want it. */
  private static Stream<Path> own() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> !path.getFileName().toString().startsWith("lombok"));
  }

  /** Returns the jar of Lombok. */
  static Path lombok() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().startsWith("lombok"))
        .findFirst()
        .orElseThrow();
  }

  private static String path(Stream<Path> entries) {
    return String.join(File.pathSeparator, entries.map(Path::toString).toList());
  }
}
