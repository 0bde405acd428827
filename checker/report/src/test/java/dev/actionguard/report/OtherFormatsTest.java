package dev.actionguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.actionguard.baseline.Baseline;
import dev.actionguard.baseline.BaselineEntry;
import dev.actionguard.baseline.Comparison;
import dev.actionguard.baseline.Declarations;
import dev.actionguard.ir.Program;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.SuggestedFix;
import dev.actionguard.rule.TextEdit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bjurr.violations.lib.ViolationsApi;
import se.bjurr.violations.lib.ViolationsLogger;
import se.bjurr.violations.lib.model.SEVERITY;
import se.bjurr.violations.lib.model.Violation;
import se.bjurr.violations.lib.reports.Parser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The forms that other tools read, read by a library that Jenkins reads them with. */
final class OtherFormatsTest {
  private static final String HOSTILE = "\"]]>&<script>\u0000\u001b[31m\n::error::x %0A ](y)";

  @TempDir Path folder;

  private static String write(Format format, Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.writer("actionguard explain ").write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Report both() {
    return Samples.report(Samples.result(Samples.INJECTION, Samples.CLOCK), Sources.none());
  }

  /** Compares with a baseline that has the finding. */
  private static Report known(Report report, Finding... known) {
    Program program = new Program(List.of(), name -> Optional.empty());
    return report.compared(
        Comparison.of(
            Baseline.of(List.of(known), BaselineEntry.Note.NONE),
            report.result().findings(),
            Declarations.of(program, name -> true),
            LocalDate.parse("2026-06-01")));
  }

  private static Finding hostile() {
    return new Finding(
        "LocalClock",
        Severity.WARNING,
        Confidence.HIGH,
        HOSTILE,
        List.of(HOSTILE),
        new Place("com.acme.A", "a()", "a b/<&\">.java", SourceRange.UNKNOWN),
        List.of(),
        List.of(),
        "ff",
        List.of());
  }

  private List<Violation> read(Parser parser, Format format, Report report) throws IOException {
    Path file = folder.resolve(format.fileName());
    Files.writeString(file, write(format, report));
    return ViolationsApi.violationsApi()
        .withViolationsLogger(
            new ViolationsLogger() {
              @Override
              public void log(Level level, String text) {}

              @Override
              public void log(Level level, String text, Throwable failure) {
                throw new AssertionError(text, failure);
              }
            })
        .withPattern(".*" + Pattern.quote(format.fileName()))
        .inFolder(folder.toString())
        .findAll(parser)
        .violations()
        .stream()
        .sorted(Comparator.comparing(Violation::getStartLine))
        .toList();
  }

  @Test
  void checkstyleIsRead() throws IOException {
    List<Violation> read = read(Parser.CHECKSTYLE, Format.CHECKSTYLE, both());
    assertThat(read).hasSize(2);
    Violation injection = read.get(0);
    assertThat(injection.getFile()).isEqualTo("com/acme/A.java");
    assertThat(injection.getStartLine()).isEqualTo(9);
    assertThat(injection.getSeverity()).isEqualTo(SEVERITY.ERROR);
    assertThat(injection.getRule()).contains("QueryInjection");
    assertThat(injection.getMessage()).isEqualTo(Samples.INJECTION.message());
    Report odd = Samples.report(Samples.result(hostile()), Sources.none());
    assertThat(read(Parser.CHECKSTYLE, Format.CHECKSTYLE, odd).get(0).getMessage())
        .contains("\"]]>&<script>");
  }

  @Test
  void junitIsRead() throws IOException {
    assertThat(read(Parser.JUNIT, Format.JUNIT, both())).hasSize(2);
    String text = write(Format.JUNIT, both());
    assertThat(text)
        .contains(
            "tests=\"2\" failures=\"2\"",
            "name=\"QueryInjection in com/acme/A.java\"",
            "type=\"QueryInjection\"");
    Report old = known(both(), Samples.INJECTION, Samples.CLOCK);
    assertThat(read(Parser.JUNIT, Format.JUNIT, old)).isEmpty();
    assertThat(write(Format.JUNIT, old)).contains("tests=\"1\" failures=\"0\"");
    Report odd = Samples.report(Samples.result(hostile()), Sources.none());
    assertThat(read(Parser.JUNIT, Format.JUNIT, odd)).hasSize(1);
  }

  @Test
  void gitlabIsRead() throws IOException {
    List<Violation> read = read(Parser.CODECLIMATE, Format.GITLAB, both());
    assertThat(read).hasSize(2);
    assertThat(read.get(0).getFile()).isEqualTo("com/acme/A.java");
    assertThat(read.get(0).getStartLine()).isEqualTo(9);
    Report twice = Samples.report(Samples.result(Samples.CLOCK, Samples.CLOCK), Sources.none());
    JsonNode json = JsonMapper.builder().build().readTree(write(Format.GITLAB, twice));
    assertThat(json).hasSize(2);
    assertThat(json.at("/1/fingerprint").asString())
        .isEqualTo(json.at("/0/fingerprint").asString() + "-2");
    assertThat(json.at("/0/severity").asString()).isEqualTo("major");
    assertThat(json.at("/0/location/lines/begin").asInt()).isEqualTo(12);
  }

  @Test
  void sarifIsRead() throws IOException {
    List<Violation> read = read(Parser.SARIF, Format.SARIF, both());
    assertThat(read).hasSize(2);
    assertThat(read.get(0).getRule()).contains("QueryInjection");
    assertThat(read.get(0).getStartLine()).isEqualTo(9);
  }

  @Test
  void rdjsonHasTheFormOfItsReader() throws IOException {
    Schema schema;
    try (InputStream in = OtherFormatsTest.class.getResourceAsStream("/rdjson-schema.json")) {
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(
                  new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8),
                  InputFormat.JSON);
    }
    assertThat(schema.validate("{\"diagnostics\": [{\"message\": \"m\"}]}", InputFormat.JSON))
        .isNotEmpty();
    for (Report report :
        List.of(both(), Samples.report(Samples.result(hostile()), Sources.none()))) {
      assertThat(schema.validate(write(Format.RDJSON, report), InputFormat.JSON)).isEmpty();
    }
  }

  @Test
  void rdjsonHasEditsInBytes() throws IOException {
    Files.createDirectories(folder.resolve("com/acme"));
    Files.writeString(folder.resolve("com/acme/A.java"), "// ä€𐀀 now()\n");
    Finding finding =
        new Finding(
            "LocalClock",
            Severity.NOTE,
            Confidence.HIGH,
            "m",
            List.of("n"),
            new Place("com.acme.A", "", "com/acme/A.java", new SourceRange(1, 9, 1, 14)),
            List.of(),
            List.of(),
            "f",
            List.of(
                new SuggestedFix(
                    "Use the clock",
                    true,
                    List.of(
                        new TextEdit("com/acme/A.java", new SourceRange(1, 12, 1, 12), "clock")),
                    null)));
    Report report = Samples.report(Samples.result(finding), Sources.of(folder, List.of(folder)));
    JsonNode diagnostic =
        JsonMapper.builder().build().readTree(write(Format.RDJSON, report)).at("/diagnostics/0");
    assertThat(diagnostic.at("/message").asString()).isEqualTo("m\n\nn");
    assertThat(diagnostic.at("/severity").asString()).isEqualTo("INFO");
    assertThat(diagnostic.at("/code/value").asString()).isEqualTo("LocalClock");
    assertThat(diagnostic.at("/location/path").asString()).isEqualTo("com/acme/A.java");
    assertThat(diagnostic.at("/location/range/start").toString())
        .isEqualTo("{\"line\":1,\"column\":14}");
    assertThat(diagnostic.at("/suggestions/0").toString())
        .isEqualTo(
            "{\"range\":{\"start\":{\"line\":1,\"column\":17},\"end\":{\"line\":1,\"column\":17}},"
                + "\"text\":\"clock\"}");
    JsonNode old =
        JsonMapper.builder()
            .build()
            .readTree(write(Format.RDJSON, known(both(), Samples.INJECTION)));
    assertThat(old.at("/diagnostics")).hasSize(1);
  }

  @Test
  void annotationsStayWithinTheLimit() throws IOException {
    List<Finding> many = new ArrayList<>(List.of(Samples.INJECTION));
    for (int i = 1; i <= 40; i++) {
      many.add(Samples.clock("m" + i + "()", i));
    }
    Report report = Samples.report(Samples.result(many.toArray(Finding[]::new)), Sources.none());
    List<String> lines = write(Format.GITHUB, report).lines().toList();
    assertThat(lines).hasSize(11);
    assertThat(lines.get(0))
        .isEqualTo(
            "::error file=com/acme/A.java,line=9,title=QueryInjection::"
                + Samples.INJECTION.message()
                + "%0A"
                + String.join("%0A", Samples.INJECTION.notes()));
    assertThat(lines.get(10)).isEqualTo("::warning::31 more; the report of the step has them all");
    List<Finding> ten = many.subList(1, 11);
    Report full = Samples.report(Samples.result(ten.toArray(Finding[]::new)), Sources.none());
    assertThat(write(Format.GITHUB, full).lines()).hasSize(10).noneMatch(l -> l.contains("more"));
    Report odd = Samples.report(Samples.result(hostile()), Sources.none());
    assertThat(write(Format.GITHUB, odd).lines()).hasSize(1);
    assertThat(write(Format.GITHUB, odd)).contains("%0A::error::x %250A");
  }

  @Test
  void markdownMeansNothingElse() throws IOException {
    Report report = Samples.report(Samples.result(hostile(), Samples.INJECTION), Sources.none());
    String text = write(Format.MARKDOWN, report);
    assertThat(text)
        .startsWith("## Actionguard\n\n2 findings, 0 suppressed.\n")
        .contains("| LocalClock | 0 | 1 | 0 |", "| QueryInjection | 1 | 0 | 0 |", "&lt;script\\>")
        .doesNotContain("<script", " ](y)", "\u0000");
    assertThat(write(Format.MARKDOWN, known(report, Samples.INJECTION)))
        .startsWith("## Actionguard\n\n1 new finding, 1 known, 0 fixed, 0 suppressed.\n");
    Finding[] many = new Finding[3000];
    for (int i = 0; i < many.length; i++) {
      many[i] = Samples.clock("m" + i + "()", i + 1);
    }
    String large = write(Format.MARKDOWN, Samples.report(Samples.result(many), Sources.none()));
    assertThat(large).contains("… and 2900 more.");
    assertThat(large.length()).isLessThan(100_000);
  }
}
