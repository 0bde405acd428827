package dev.actionguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.bytecode.LoadedProgram;
import dev.actionguard.bytecode.ProgramReader;
import dev.actionguard.options.Options;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Suppressions;
import dev.actionguard.rules.StandardRules;
import dev.actionguard.spotbugs.SpotBugsRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * SpotBugs, run for real, reports what the class-file engine finds: the same rules, lines and
 * fingerprints, and no errors. What a run of SpotBugs costs hardly depends on how many classes it
 * is for, so fixtures without a configuration share one as far as their classes' names differ.
 */
final class SpotBugsAgreementTest {
  private static final String PROPERTY = "actionguard.config";

  /** The archives of real code that are small enough to be checked twice in every build. */
  private static final List<String> REAL =
      List.of("camel-sql", "flowable-rest", "spring-jdbc", "spring-security-oauth2");

  private static final FixtureCompiler COMPILER = new FixtureCompiler(Fixtures.output());

  private final FixtureRunner runner = new FixtureRunner(COMPILER, Fixtures.rules());

  /** Fixtures that are checked together. */
  private static final class Batch {
    private final List<String> ids = new ArrayList<>();
    private final List<Path> classes = new ArrayList<>();
    private final Set<Path> classPath = new LinkedHashSet<>();
    private final Set<Path> names = new HashSet<>();

    /** Adds a fixture unless a class of its name is there. */
    boolean add(CompiledFixture fixture) {
      Set<Path> own = classFiles(fixture.classes());
      if (own.stream().anyMatch(names::contains)) {
        return false;
      }
      ids.add(fixture.fixture().id());
      names.addAll(own);
      classes.add(fixture.classes());
      classPath.addAll(fixture.classPath());
      return true;
    }

    private static Set<Path> classFiles(Path folder) {
      try (Stream<Path> files = Files.walk(folder)) {
        Set<Path> names = new HashSet<>();
        files.filter(Files::isRegularFile).map(folder::relativize).forEach(names::add);
        return names;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @AfterAll
  static void close() {
    COMPILER.close();
  }

  @TestFactory
  Stream<DynamicTest> agree() {
    List<Batch> together = new ArrayList<>();
    List<DynamicTest> tests = new ArrayList<>();
    for (Fixture fixture : Fixtures.read(Fixtures.folder())) {
      CompiledFixture compiled = COMPILER.compile(fixture);
      if (fixture.configuration().isPresent()) {
        Batch alone = new Batch();
        alone.add(compiled);
        Path configuration = fixture.configuration().get();
        tests.add(
            DynamicTest.dynamicTest(
                fixture.id(), () -> agree(alone, runner.options(fixture), configuration)));
      } else if (together.stream().noneMatch(batch -> batch.add(compiled))) {
        Batch batch = new Batch();
        batch.add(compiled);
        together.add(batch);
      }
    }
    for (Batch batch : together) {
      tests.add(
          DynamicTest.dynamicTest(
              batch.ids.size() + " fixtures, " + batch.ids.get(0) + " first",
              () -> agree(batch, Options.DEFAULT)));
    }
    return tests.stream();
  }

  @Test
  void agreeOnRealCode() {
    List<Path> jars =
        RealCodeTest.archives().stream()
            .filter(jar -> REAL.contains(jar.getFileName().toString().replace(".jar", "")))
            .toList();
    assertThat(jars).hasSameSizeAs(REAL);
    List<Path> classPath = RealCodeTest.classPath();
    assertThat(SpotBugsRun.check(jars, classPath).findings())
        .hasSizeGreaterThan(10)
        .containsExactlyElementsOf(expected(jars, classPath, Options.DEFAULT));
  }

  private static void agree(Batch batch, Options options, Path configuration) {
    System.setProperty(PROPERTY, configuration.toString());
    try {
      agree(batch, options);
    } finally {
      System.clearProperty(PROPERTY);
    }
  }

  private static void agree(Batch batch, Options options) {
    List<Path> classPath = List.copyOf(batch.classPath);
    SpotBugsRun.Result result = SpotBugsRun.check(batch.classes, classPath);
    assertThat(result.errors()).isEmpty();
    assertThat(result.findings())
        .containsExactlyElementsOf(expected(batch.classes, classPath, options));
  }

  private static List<String> expected(List<Path> classes, List<Path> classPath, Options options) {
    try (LoadedProgram loaded = ProgramReader.read(classes, classPath)) {
      return Suppressions.apply(
              Analyzer.analyze(loaded.program(), options, StandardRules.all(), 1),
              loaded.program(),
              options,
              StandardRules.all(),
              List.of(),
              LocalDate.now(ZoneId.systemDefault()))
          .result()
          .findings()
          .stream()
          .map(SpotBugsAgreementTest::describe)
          .sorted()
          .toList();
    }
  }

  private static String describe(Finding finding) {
    return "%s %s:%d %s"
        .formatted(
            finding.rule(),
            finding.place().sourceFile(),
            finding.place().range().startLine(),
            finding.fingerprint());
  }
}
