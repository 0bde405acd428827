package dev.actionguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.SourceRange;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** 26,000 findings, a thousand more than GitHub takes, in a Java that has 512 MB. */
final class LargeReportTest {
  private static final int FINDINGS = 26_000;

  @TempDir Path folder;

  /** Writes the reports into a folder. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) throws IOException {
      Path folder = Path.of(args[0]);
      List<Finding> findings = new ArrayList<>();
      for (int i = 0; i < FINDINGS; i++) {
        findings.add(finding(i));
      }
      for (int i = 0; i < FINDINGS / 100; i++) {
        Files.writeString(
            folder.resolve("C" + i + ".java"), "    return dao.find(name, order);\n".repeat(100));
      }
      Report report =
          Samples.report(
              Samples.result(findings.toArray(Finding[]::new)),
              Sources.of(folder, List.of(folder)));
      for (Format format : List.of(Format.SARIF, Format.HTML)) {
        try (OutputStream out =
            new BufferedOutputStream(Files.newOutputStream(folder.resolve(format.fileName())))) {
          format.writer("").write(report, out);
        }
      }
    }

    private static Finding finding(int number) {
      List<FlowStep> flow = new ArrayList<>();
      for (int i = 0; i < (number % 3 == 0 ? 60 : 4); i++) {
        flow.add(
            new FlowStep(
                i == 0 ? FlowStep.Kind.SOURCE : FlowStep.Kind.PROPAGATOR,
                place((number + i) % FINDINGS),
                "passed to Service" + i + ".find" + number + "()"));
      }
      return new Finding(
          "QueryInjection",
          number % 3 == 0 ? Severity.ERROR : Severity.WARNING,
          Confidence.HIGH,
          "query text is built from untrusted input: parameter 'p" + number + "' reaches it",
          List.of("fix: bind the value"),
          place(number),
          flow,
          List.of(),
          Long.toHexString(number * 0x9e3779b97f4a7c15L),
          List.of());
    }

    private static Place place(int number) {
      String name = "C" + number / 100;
      return new Place(
          "com.acme." + name,
          "m" + number + "()",
          name + ".java",
          SourceRange.line(number % 100 + 1));
    }
  }

  @Test
  void fitsIntoMemoryAndTheLimitsOfGitHub() throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                classPath,
                Writer.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();
    Path sarif = folder.resolve(Format.SARIF.fileName());
    assertThat(zipped(sarif)).isLessThan(10_000_000);
    int results = 0;
    int flows = 0;
    int steps = 0;
    int most = 0;
    try (JsonParser parser = JsonMapper.builder().build().createParser(sarif.toFile())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME) {
          switch (parser.currentName()) {
            case "ruleIndex" -> results++;
            case "codeFlows" -> {
              flows++;
              steps = 0;
            }
            case "nestingLevel" -> most = Math.max(most, ++steps);
            default -> {}
          }
        }
      }
    }
    assertThat(results).isEqualTo(25_000);
    assertThat(flows).isEqualTo(1_000);
    assertThat(most).isEqualTo(50);
    assertThat(Files.size(folder.resolve(Format.HTML.fileName()))).isLessThan(30_000_000);
  }

  private static long zipped(Path file) throws IOException {
    long[] bytes = {0};
    OutputStream counter =
        new OutputStream() {
          @Override
          public void write(int b) {
            bytes[0]++;
          }

          @Override
          public void write(byte[] b, int from, int length) {
            bytes[0] += length;
          }
        };
    try (OutputStream out = new GZIPOutputStream(counter)) {
      Files.copy(file, out);
    }
    return bytes[0];
  }
}
