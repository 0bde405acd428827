package dev.actionguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.AnalysisResult.Suppressed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class JsonReportTest {
  @Test
  void writesEverything() throws IOException {
    AnalysisResult failed = Samples.failed(2, Samples.INJECTION);
    Report report =
        new Report(
            Samples.RULES,
            new AnalysisResult(
                failed.findings(),
                List.of(
                    new Suppressed(Samples.CLOCK, "demo", Suppressed.By.SUPPRESS, "2027-01-01")),
                failed.failures(),
                failed.statistics()),
            1,
            List.of(new Notice(Notice.Level.NOTE, "x.jar", "odd")),
            Sources.none());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Format.JSON.writer("").write(report, out);
    JsonNode json = JsonMapper.builder().build().readTree(out.toByteArray());
    assertThat(json.at("/findings/0/rule").asString()).isEqualTo("QueryInjection");
    assertThat(json.at("/findings/0/place/file").asString()).isEqualTo("com/acme/A.java");
    assertThat(json.at("/findings/0/place/startLine").asInt()).isEqualTo(9);
    assertThat(json.at("/findings/0/flow/1/kind").asString()).isEqualTo("rejected_guard");
    assertThat(json.at("/suppressed/0/because").asString()).isEqualTo("demo");
    assertThat(json.at("/failures")).hasSize(2);
    assertThat(json.at("/notices/0/message").asString()).isEqualTo("odd");
    assertThat(json.at("/statistics/failedMethods").asInt()).isEqualTo(2);
  }
}
