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
    String wanted = stamp(fixture);
    try {
      if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
        clear(classes);
        javac(fixture, classes);
        Files.writeString(stamp, wanted);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CompiledFixture(fixture, classes, classPath);
  }

  private void javac(Fixture fixture, Path classes) throws IOException {
    files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
    files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
    List<String> options =
        new ArrayList<>(List.of("--release", "17", "-g", "-parameters", "-implicit:none"));
    options.add("-Xlint:none");
    if (usesLombok(fixture)) {
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

  private static boolean usesLombok(Fixture fixture) {
    return fixture.sources().stream()
        .flatMap(source -> FixtureReader.lines(source).stream())
        .anyMatch(line -> line.startsWith("import lombok."));
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

  /** The class path of the tests without the folders that hold tests. */
  private static List<Path> libraries() {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getProperty("java.class.path", ""))
        .map(Path::of)
        .filter(path -> !path.endsWith("test-classes"))
        .toList();
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
