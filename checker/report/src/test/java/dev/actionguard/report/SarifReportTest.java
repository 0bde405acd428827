package dev.actionguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.AnalysisResult.Suppressed;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.RuleSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SarifReportTest {
  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    try (InputStream in =
        SarifReportTest.class.getResourceAsStream("/sarif/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
          .getSchema(
              new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8),
              InputFormat.JSON);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static JsonNode write(Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Format.SARIF.writer("").write(report, out);
    String text = out.toString(StandardCharsets.UTF_8);
    List<Error> errors = SCHEMA.validate(text, InputFormat.JSON);
    assertThat(errors).isEmpty();
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    Format.SARIF.writer("").write(report, again);
    assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
    return JsonMapper.builder().build().readTree(text).get("runs").get(0);
  }

  @Test
  void theSchemaIsNotEmpty() {
    assertThat(SCHEMA.validate("{\"version\": \"2.1.0\"}", InputFormat.JSON)).isNotEmpty();
    assertThat(
            SCHEMA.validate(
                "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {}}}]}",
                InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void describesRules() throws IOException {
    JsonNode run = write(Samples.report(Samples.result(), Sources.none()));
    assertThat(run.at("/taxonomies/0/taxa").toString()).isEqualTo("[{\"id\":\"89\"}]");
    JsonNode driver = run.at("/tool/driver");
    assertThat(driver.at("/name").asString()).isEqualTo("Actionguard");
    assertThat(driver.at("/semanticVersion").asString()).matches("\\d+\\.\\d+\\.\\d+.*");
    JsonNode injection = driver.at("/rules/1");
    assertThat(injection.at("/id").asString()).isEqualTo("QueryInjection");
    assertThat(injection.at("/help/markdown").asString()).startsWith("# QueryInjection");
    assertThat(injection.at("/fullDescription/text").asString())
        .isEqualTo("A page for tests. It has two lines.");
    assertThat(injection.at("/properties/tags").toString())
        .isEqualTo("[\"security\",\"actionguard/input\",\"external/cwe/cwe-089\"]");
    assertThat(injection.at("/properties/security-severity").asString()).isEqualTo("8.8");
    assertThat(injection.at("/relationships/0/target/id").asString()).isEqualTo("89");
    assertThat(injection.at("/defaultConfiguration/level").asString()).isEqualTo("error");
    JsonNode clock = driver.at("/rules/0");
    assertThat(clock.at("/properties").has("security-severity")).isFalse();
  }

  @Test
  void describesARuleWithoutAPage() throws IOException {
    RuleSet rules = new RuleSet(List.of(new Samples.Pageless()));
    JsonNode rule =
        write(new Report(rules, Samples.result(), 0, List.of(), Sources.none()))
            .at("/tool/driver/rules/0");
    assertThat(rule.at("/help/text").asString()).isEqualTo("Nobody explained this");
    assertThat(rule.at("/help").has("markdown")).isFalse();
    assertThat(rule.at("/defaultConfiguration/enabled").asBoolean()).isFalse();
  }

  @Test
  void writesResultsWithFlowAndFingerprints(@TempDir Path base) throws IOException {
    Path file = Files.createDirectories(base.resolve("a b/com/acme")).resolve("A.java");
    Files.writeString(file, "line\n".repeat(30));
    Sources sources = Sources.of(base, List.of(base.resolve("a b")));
    JsonNode run = write(Samples.report(Samples.result(Samples.INJECTION), sources));
    JsonNode result = run.at("/results/0");
    assertThat(result.at("/ruleId").asString()).isEqualTo("QueryInjection");
    assertThat(result.at("/ruleIndex").asInt()).isEqualTo(1);
    assertThat(result.at("/level").asString()).isEqualTo("error");
    assertThat(result.at("/message/text").asString())
        .startsWith("query text: name from")
        .doesNotContain("](");
    JsonNode place = result.at("/locations/0");
    assertThat(place.at("/physicalLocation/artifactLocation/uri").asString())
        .isEqualTo("a%20b/com/acme/A.java");
    assertThat(place.at("/physicalLocation/artifactLocation/uriBaseId").asString())
        .isEqualTo("SRCROOT");
    assertThat(place.at("/physicalLocation/region").toString()).isEqualTo("{\"startLine\":9}");
    assertThat(place.at("/logicalLocations/0/fullyQualifiedName").asString())
        .isEqualTo("com.acme.A#find(java.lang.String)");
    assertThat(result.at("/partialFingerprints/primaryLocationLineHash").asString())
        .isEqualTo(LineHashes.of("line\n".repeat(30)).of(9).orElseThrow());
    assertThat(result.at("/partialFingerprints/actionguard~1v1").asString())
        .isEqualTo("00ff00ff00ff00ff");
    JsonNode steps = result.at("/codeFlows/0/threadFlows/0/locations");
    assertThat(steps).hasSize(3);
    assertThat(steps.at("/1/kinds/0").asString()).isEqualTo("rejected-guard");
    assertThat(result.at("/relatedLocations/0/id").asInt()).isEqualTo(1);
    assertThat(run.at("/automationDetails/id").asString()).isEqualTo("actionguard/");
    assertThat(run.at("/originalUriBaseIds").has("SRCROOT")).isTrue();
  }

  @Test
  void leavesOutSuppressedOnesAndTellsWhatIsMissing() throws IOException {
    AnalysisResult failed = Samples.failed(1);
    JsonNode run =
        write(
            new Report(
                Samples.RULES,
                new AnalysisResult(
                    List.of(),
                    List.of(
                        new Suppressed(
                            Samples.CLOCK, "demo", Suppressed.By.SUPPRESS, "2027-01-01")),
                    failed.failures(),
                    failed.statistics()),
                0,
                List.of(new Notice(Notice.Level.NOTE, "x.jar", "odd")),
                Sources.none()));
    assertThat(run.at("/results")).isEmpty();
    assertThat(run.at("/invocations/0/toolExecutionNotifications")).hasSize(2);
    assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").asString())
        .isEqualTo("com.acme.A#m0(): not analysed (lowering): too large");
  }

  @Test
  void survivesOddFindings() throws IOException {
    FlowStep step =
        new FlowStep(
            FlowStep.Kind.PROPAGATOR,
            new Place("", "", "", SourceRange.UNKNOWN),
            "\u0000\ud800 {0} [x](y)");
    Finding odd =
        new Finding(
            "Gone",
            Severity.AUDIT,
            Confidence.LOW,
            "",
            List.of(),
            new Place("com.acme.Odd$Inner", "", "", SourceRange.UNKNOWN),
            Collections.nCopies(1000, step),
            Collections.nCopies(1000, step),
            "f",
            List.of());
    Finding column =
        new Finding(
            "LocalClock",
            Severity.NOTE,
            Confidence.LOW,
            "m",
            List.of(),
            new Place("A", "", "A.kt", new SourceRange(3, 5, 3, 9)),
            List.of(),
            List.of(),
            "f",
            List.of());
    JsonNode run = write(Samples.report(Samples.result(odd, column), Sources.none()));
    assertThat(run.at("/results/1/locations/0/physicalLocation/region").toString())
        .isEqualTo("{\"startLine\":3,\"startColumn\":5,\"endColumn\":9}");
    JsonNode result = run.at("/results/0");
    assertThat(result.at("/codeFlows/0/threadFlows/0/locations")).hasSize(50);
    assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asString())
        .isEqualTo("com/acme/Odd.java");
    assertThat(result.at("/level").asString()).isEqualTo("note");
  }

  @Test
  void escapesPaths() {
    assertThat(SarifReport.uri("a b/ü%#?:[A]$.java"))
        .isEqualTo("a%20b/%C3%BC%25%23%3F%3A%5BA%5D$.java");
  }
}
