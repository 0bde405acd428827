package dev.actionguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.bytecode.interpreter.Interpreter;
import dev.actionguard.ir.ClassModel;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.Statement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small programs, those that the class-file front end is tested with, print the same on the JVM and
 * when the form lowered from their sources is interpreted.
 */
final class ProgramsTest {
  private static final Path PROGRAMS = Path.of("../bytecode/src/test/resources/programs");

  @TempDir private static Path folder;

  private static Path classes;
  private static SourceProgram source;

  static List<Path> programs() throws IOException {
    List<String> releases =
        Runtime.version().feature() >= 21
            ? List.of("java8", "java17", "java21")
            : List.of("java8", "java17");
    List<Path> found = new ArrayList<>();
    for (String release : releases) {
      try (Stream<Path> files = Files.list(PROGRAMS.resolve(release))) {
        files.filter(f -> f.toString().endsWith(".java")).sorted().forEach(found::add);
      }
    }
    return found;
  }

  @BeforeAll
  static void compile() throws Exception {
    classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter out = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean done =
          compiler
              .getTask(
                  out,
                  files,
                  null,
                  List.of("-d", classes.toString(), "-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(programs()))
              .call();
      assertThat(done).as(out.toString()).isTrue();
    }
    source =
        SourceProgram.read(
            new SourceProgram.Input(programs(), List.of(), List.of(), Runtime.version().feature()));
  }

  @AfterAll
  static void close() {
    source.close();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void printsTheSame(Path file) throws Exception {
    String name = file.getFileName().toString().replace(".java", "");
    String expected = run(classes, name);
    assertThat(expected).isNotEmpty();
    assertThat(new Interpreter(source.program()).run(name)).isEqualTo(expected);
  }

  @Test
  void nothingIsUnknown() {
    assertThat(source.problems()).isEmpty();
    assertThat(source.missing()).isEmpty();
    assertThat(source.unresolvedPlaces()).isEmpty();
    assertThat(unknown(source.program())).isEmpty();
  }

  private static List<String> unknown(Program program) {
    List<String> unknown = new ArrayList<>();
    for (ClassModel model : program.classes()) {
      for (MethodModel method : model.methods()) {
        if (method.code() != null) {
          method.code().body().blocks().stream()
              .flatMap(block -> block.statements().stream())
              .filter(Statement.Unknown.class::isInstance)
              .forEach(statement -> unknown.add(method.reference() + ": " + statement));
        }
      }
    }
    return unknown;
  }

  /** Runs a class and returns what it prints. */
  private static String run(Path classes, String mainClass) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    URL[] urls = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      try {
        Class<?> main = loader.loadClass(mainClass);
        main.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
      } catch (InvocationTargetException e) {
        out.println("uncaught " + e.getCause());
      }
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
