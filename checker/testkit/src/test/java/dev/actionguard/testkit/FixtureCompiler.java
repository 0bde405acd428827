package dev.actionguard.testkit;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles fixtures for Java 17 against the libraries of the tests. One file manager serves every
 * fixture, so that each library is opened once; classes of an unchanged fixture are kept between
 * runs.
 */
final class FixtureCompiler implements AutoCloseable {
  /** Libraries that only fixtures with an import from them get, to keep class paths short. */
  private static final Map<String, String> OPTIONAL =
      Map.ofEntries(
          Map.entry("flogger", "com.google.common.flogger."),
          Map.entry("hibernate-core", "org.hibernate."),
          Map.entry("jackson-annotations", "com.fasterxml."),
          Map.entry("jackson-core", "com.fasterxml."),
          Map.entry("jackson-databind", "com.fasterxml."),
          Map.entry("joda-time", "org.joda."),
          Map.entry("jooq", "org.jooq."),
          Map.entry("log4j-api", "org.apache.logging."),
          Map.entry("logstash-logback-encoder", "net.logstash."),
          Map.entry("lombok", "lombok."),
          Map.entry("modelmapper", "org.modelmapper."),
          Map.entry("mybatis", "org.apache.ibatis."),
          Map.entry("querydsl-core", "com.querydsl."));

  /** What the tests need and no fixture. */
  private static final Pattern TOOLS =
      Pattern.compile(
          "(actionguard-(?!annotations)|angus-|antlr|apiguardian|archunit|asm|assertj|bcel|byte-buddy|"
              + "commons-(lang3|text|codec|io|logging)|dom4j|gson|http(client|core)|istack-|jaxb-|"
              + "jaxen|jcip|jsr305|junit|log4j-core|opentest4j|Saxon|snakeyaml|spotbugs|txw2|xmlresolver)"
              + ".*\\.jar");

  private final Path output;
  private final List<Path> classPath;
  private final JavaCompiler compiler =
      Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK is needed");
  private final StandardJavaFileManager files =
      compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);

  /**
   * Makes a compiler.
   *
   * @param output below it, each fixture's classes get a folder
   */
  FixtureCompiler(Path output) {
    this.output = output;
    this.classPath = libraries();
  }

  /**
   * Compiles a fixture.
   *
   * @throws IllegalArgumentException with javac's messages if it does not compile
   */
  CompiledFixture compile(Fixture fixture) {
    Path classes = output.resolve(fixture.id());
    Path stamp = output.resolve(fixture.id() + ".stamp");
    List<Path> libraries = classPath(fixture);
    String wanted = stamp(fixture);
    try {
      if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
        clear(classes);
        javac(fixture, classes, libraries);
        Files.writeString(stamp, wanted);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CompiledFixture(fixture, classes, libraries);
  }

  /** The libraries without those that only fixtures with an import from them get. */
  private List<Path> classPath(Fixture fixture) {
    return classPath.stream().filter(path -> isWanted(fixture, path)).toList();
  }

  private static boolean isWanted(Fixture fixture, Path path) {
    String file = path.getFileName().toString();
    return OPTIONAL.entrySet().stream()
        .filter(e -> file.startsWith(e.getKey() + "-"))
        .allMatch(e -> imports(fixture, e.getValue()));
  }

  private void javac(Fixture fixture, Path classes, List<Path> libraries) throws IOException {
    files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
    files.setLocationFromPaths(StandardLocation.CLASS_PATH, libraries);
    List<String> options =
        new ArrayList<>(List.of("--release", "17", "-g", "-parameters", "-implicit:none"));
    options.add("-Xlint:none");
    if (imports(fixture, "lombok.")) {
      files.setLocationFromPaths(
          StandardLocation.ANNOTATION_PROCESSOR_PATH,
          classPath.stream().filter(p -> p.getFileName().toString().startsWith("lombok")).toList());
    } else {
      options.add("-proc:none");
    }
    StringWriter messages = new StringWriter();
    boolean done =
        compiler
            .getTask(
                messages,
                files,
                null,
                options,
                null,
                files.getJavaFileObjectsFromPaths(fixture.sources()))
            .call();
    if (!done) {
      throw new IllegalArgumentException(fixture.id() + " does not compile:\n" + messages);
    }
  }

  private static boolean imports(Fixture fixture, String packages) {
    return fixture.sources().stream()
        .flatMap(source -> FixtureReader.lines(source).stream())
        .anyMatch(
            line ->
                line.startsWith("import " + packages)
                    || line.startsWith("import static " + packages));
  }

  private String stamp(Fixture fixture) {
    StringBuilder text = new StringBuilder();
    for (Path source : fixture.sources()) {
      text.append(fixture.root().relativize(source)).append('\n');
      FixtureReader.lines(source).forEach(line -> text.append(line).append('\n'));
    }
    return text.append(classPath).toString();
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

  /** The class path of the tests without what only the tests need. */
  static List<Path> libraries() {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getProperty("java.class.path", ""))
        .map(Path::of)
        .filter(FixtureCompiler::isForFixtures)
        .toList();
  }

  private static boolean isForFixtures(Path path) {
    return Files.isDirectory(path)
        ? path.endsWith("annotations/target/classes")
        : !TOOLS.matcher(path.getFileName().toString()).matches();
  }

  @Override
  public void close() {
    try {
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
