package dev.actionguard.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.actionguard.bytecode.interpreter.Interpreter;
import dev.actionguard.ir.Program;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small programs print the same on the JVM and when their lowered form is interpreted. Those for
 * Java 8 are compiled for 8 and for 17, without debug tables too, and by a newer compiler if there
 * is one.
 */
final class ProgramsTest {
  private static final Path PROGRAMS = Path.of("src/test/resources/programs");

  @TempDir private static Path folder;

  /** Programs by the options that they were compiled with: each set is compiled once. */
  private static final Map<String, Compilation> COMPILED = new HashMap<>();

  private record Compilation(Path classes, Program program) {}

  static List<Path> java8() throws Exception {
    return programs("java8");
  }

  static List<Path> java17() throws Exception {
    return programs("java17");
  }

  static List<Path> java21() throws Exception {
    return programs("java21");
  }

  private static List<Path> programs(String release) throws Exception {
    try (Stream<Path> files = Files.list(PROGRAMS.resolve(release))) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static List<Path> upTo17() throws Exception {
    List<Path> all = new ArrayList<>(java8());
    all.addAll(java17());
    return all;
  }

  private static String mainClass(Path program) {
    return program.getFileName().toString().replace(".java", "");
  }

  @ParameterizedTest
  @MethodSource("java8")
  void asJava8(Path program) throws Exception {
    compare(program, java8(), "--release", "8", "-g");
  }

  @ParameterizedTest
  @MethodSource({"java8", "java17"})
  void asJava17(Path program) throws Exception {
    compare(program, upTo17(), "--release", "17", "-g");
  }

  @ParameterizedTest
  @MethodSource({"java8", "java17"})
  void withoutDebugTables(Path program) throws Exception {
    compare(program, upTo17(), "--release", "17", "-g:none");
  }

  @ParameterizedTest
  @MethodSource({"java8", "java17"})
  void concatenationWithoutRecipes(Path program) throws Exception {
    compare(program, upTo17(), "--release", "17", "-g", "-XDstringConcat=indy");
  }

  @ParameterizedTest
  @MethodSource({"java8", "java17", "java21"})
  void byNewerCompiler(Path program) throws Exception {
    Optional<NewerJdk> newer = NewerJdk.find();
    assumeTrue(newer.isPresent(), "left out: no JDK of version 21 or later was found");
    NewerJdk jdk = newer.orElseThrow();
    List<Path> sources = new ArrayList<>(upTo17());
    sources.addAll(java21());
    Path classes = Files.createDirectories(folder.resolve("newer"));
    if (!COMPILED.containsKey("newer")) {
      jdk.compile(sources, classes, "-nowarn", "-g");
      COMPILED.put("newer", load(classes));
    }
    String expected =
        program.getParent().endsWith("java21")
            ? jdk.run(classes, mainClass(program))
            : onJvm(compiled(upTo17(), "--release", "17", "-g").classes(), mainClass(program));
    assertThat(interpreted(COMPILED.get("newer"), program)).isEqualTo(expected);
  }

  private static void compare(Path program, List<Path> sources, String... options)
      throws Exception {
    Compilation compiled = compiled(sources, options);
    String expected = onJvm(compiled.classes(), mainClass(program));
    assertThat(expected).isNotEmpty();
    assertThat(interpreted(compiled, program)).isEqualTo(expected);
  }

  private static Compilation compiled(List<Path> sources, String... options) throws Exception {
    String key = String.join(" ", options);
    if (!COMPILED.containsKey(key)) {
      Path classes = folder.resolve("set" + COMPILED.size());
      COMPILED.put(key, load(Compiled.files(classes, sources, options)));
    }
    return COMPILED.get(key);
  }

  private static Compilation load(Path classes) {
    return new Compilation(classes, ProgramReader.read(List.of(classes), List.of()).program());
  }

  private static String interpreted(Compilation compiled, Path program) {
    return new Interpreter(compiled.program()).run(mainClass(program));
  }

  private static String onJvm(Path classes, String mainClass) throws Exception {
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

  @Test
  void thereAreEnoughPrograms() throws Exception {
    assertThat(upTo17().size() + java21().size()).isGreaterThan(60);
  }
}
