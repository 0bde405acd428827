package dev.actionguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.AnalysisResult.Suppressed;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextReportTest {
  private static String write(Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Format.TEXT.writer("actionguard explain ").write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void showsFindingsThenASummary(@TempDir Path base) throws IOException {
    Path file = Files.createDirectories(base.resolve("src/com/acme")).resolve("A.java");
    Files.writeString(file, "\n".repeat(8) + "\t\tst.executeQuery(sql);\n".repeat(4));
    Sources sources = Sources.of(base, List.of(base.resolve("src")));
    AnalysisResult result = Samples.failed(1, Samples.INJECTION, Samples.CLOCK);
    Report report =
        new Report(
            Samples.RULES,
            new AnalysisResult(
                result.findings(),
                List.of(
                    new Suppressed(Samples.CLOCK, "demo", Suppressed.By.SUPPRESS, "2027-01-01")),
                result.failures(),
                result.statistics()),
            2,
            List.of(new Notice(Notice.Level.WARNING, "lib/x.jar", "not a zip file")),
            sources);
    assertThat(write(report))
        .isEqualTo(
            """
            src/com/acme/A.java:9: error: query text: name from request parameter 'name' reaches executeQuery without a guard [QueryInjection]
              9 | st.executeQuery(sql);
                from src/com/acme/A.java:5: parameter
                not guarded at src/com/acme/A.java:7: check
                to src/com/acme/A.java:9: query text
                see src/com/acme/A.java:20: the same elsewhere
              Seen but not accepted: check(name) at 7, result-ignored.
              Fix: bind the value with '?' [see](https://example.org)

            src/com/acme/A.java:12: warning: Instant.now() reads the local clock [LocalClock]
              12 | st.executeQuery(sql);

            lib/x.jar: warning: not a zip file
            com.acme.A#m0(): not analysed (lowering, version VERSION): too large

            2 findings: 1 error, 1 warning (1 suppressed)
              LocalClock      1 warning; see: actionguard explain LocalClock
              QueryInjection  1 error; see: actionguard explain QueryInjection
            Analysed 4 classes with 200 methods; 150 of them can matter to a rule.
            Not analysed: 1 method, 2 input files (33.3 %).
            Unknown: 0.5 % of the statements, the targets of 4.0 % of the calls.
            """
                .replace("VERSION", Tool.version()));
  }

  @Test
  void saysSoIfThereIsNothing() throws IOException {
    assertThat(write(Samples.report(Samples.result(), Sources.none())))
        .startsWith("No findings\nAnalysed 4 classes")
        .contains("\nNothing was left out.\n");
  }

  @Test
  void keepsLongFlowsShortAndTerminalsSafe() throws IOException {
    FlowStep step =
        new FlowStep(FlowStep.Kind.PROPAGATOR, Samples.place("m()", 1), "a\u001b[31m\nb");
    Finding long_ =
        new Finding(
            "LocalClock",
            Samples.CLOCK.severity(),
            Samples.CLOCK.confidence(),
            "m",
            List.of(),
            Samples.CLOCK.place(),
            Collections.nCopies(45, step),
            List.of(),
            "f",
            List.of());
    assertThat(TextReport.finding(long_, Sources.none()).lines())
        .hasSize(1 + 20 + 1)
        .contains("    … 25 steps left out")
        .contains("    by com/acme/A.java:1: a\\u001b[31m\\u000ab");
  }
}
