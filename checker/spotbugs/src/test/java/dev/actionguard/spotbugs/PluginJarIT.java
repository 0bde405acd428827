package dev.actionguard.spotbugs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.actionguard.bytecode.NewerJdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built jar, in SpotBugs' command line, with each SpotBugs that it is meant for. */
final class PluginJarIT {
  private static final Path JAR =
      Path.of(Objects.requireNonNull(System.getProperty("actionguard.jar")));
  private static final String OLDEST = "oldest";

  @TempDir private Path project;

  @Test
  void itHoldsNothingOfSpotBugsAndNoLibraryUnderItsOwnName() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(Object::toString).filter(name -> !name.endsWith("/")))
          .contains("findbugs.xml", "messages.xml", "bugrank.txt", "META-INF/LICENSE")
          .allMatch(name -> !name.endsWith(".class") || name.startsWith("dev/actionguard/"))
          .noneMatch(name -> name.startsWith("dev/actionguard/spotbugs/descriptor/"))
          .noneMatch(name -> name.startsWith("META-INF/maven/"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {OLDEST, "middle", "newest"})
  void itRunsInEverySpotBugs(String version) throws Exception {
    reportsOnce(check(NewerJdk.running(), version));
  }

  @Test
  void itRunsOnANewerJdk() throws Exception {
    Optional<NewerJdk> jdk = NewerJdk.find();
    assumeTrue(jdk.isPresent(), "left out: no JDK of version 21 or later was found");
    reportsOnce(check(jdk.orElseThrow(), "newest"));
  }

  @Test
  void aFilterOfTheCommandLineCounts() throws Exception {
    Path filter =
        Files.writeString(
            project.resolve("filter.xml"),
            "<FindBugsFilter><Match><Bug code=\"AGI\"/></Match></FindBugsFilter>");
    assertThat(check(NewerJdk.running(), OLDEST, "-exclude", filter.toString()))
        .doesNotContain("QueryInjection");
  }

  private static void reportsOnce(String report) {
    assertThat(report)
        .containsOnlyOnce("<BugInstance type=\"QueryInjection\" priority=\"1\" rank=\"3\"")
        .containsOnlyOnce("<BugPattern type=\"QueryInjection\"")
        .contains("Orders.java:[line 13]", "role=\"fingerprint\"")
        .doesNotContain("<Error ", "<MissingClass>");
  }

  /** Runs SpotBugs on a program with one finding and returns its report. */
  private String check(NewerJdk jdk, String version, String... options) throws Exception {
    Shop shop = Shop.compile(project, Shop.ORDERS);
    Path report = project.resolve("report.xml");
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-cp", classPath(version), "edu.umd.cs.findbugs.FindBugs2"));
    arguments.addAll(List.of("-pluginList", JAR.toString(), "-effort:min"));
    arguments.addAll(List.of(options));
    arguments.add("-xml:withMessages=" + report);
    arguments.add(shop.classes().toString());
    jdk.java(arguments);
    return Files.readString(report);
  }

  private static String classPath(String version) throws IOException {
    List<String> jars = new ArrayList<>();
    if (!version.equals(OLDEST)) {
      try (Stream<Path> files = Files.list(JAR.resolveSibling("spotbugs").resolve(version))) {
        files.map(Path::toString).sorted().forEach(jars::add);
      }
    }
    Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getProperty("java.class.path"))
        .filter(path -> path.endsWith(".jar") && !path.contains("actionguard-"))
        .forEach(jars::add);
    return String.join(File.pathSeparator, jars);
  }
}
