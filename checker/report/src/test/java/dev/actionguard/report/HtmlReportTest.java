package dev.actionguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.baseline.BaselineEntry;
import dev.actionguard.baseline.Comparison;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.AnalysisResult.MethodFailure;
import dev.actionguard.rule.AnalysisResult.Suppressed;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import dev.actionguard.rule.SuggestedFix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HtmlReportTest {
  private static final String HOSTILE =
      "</title></script><script>alert(1)</script><img src=x onerror=alert(2)>\"' onclick='x"
          + "\u202e\u0000javascript:alert(3) &lt;b&gt; ${x} {{y}}";

  @TempDir Path folder;

  private static Document read(Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Format.HTML.writer("").write(report, out);
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    Format.HTML.writer("").write(report, again);
    assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
    return Jsoup.parse(out.toString(StandardCharsets.UTF_8));
  }

  private static void asksForNothing(Document page) {
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("img, link, iframe, object, embed, base, form, image, use")).isEmpty();
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        assertThat(attribute.getKey())
            .doesNotStartWith("on")
            .isNotEqualTo("src")
            .isNotEqualTo("style");
        if (attribute.getKey().equals("href")) {
          assertThat(attribute.getValue()).startsWith("#");
        }
      }
    }
    assertThat(page.select("style").html()).doesNotContain("url(", "@import");
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'; ");
  }

  @Test
  void drawsTheFlow() throws IOException {
    Path file = folder.resolve("core/src/main/java/com/acme/A.java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "line\n".repeat(8) + "  run(name);\n" + "line\n".repeat(20));
    Sources sources = Sources.of(folder, List.of(folder.resolve("core/src/main/java")));
    Document page = read(Samples.report(Samples.result(Samples.INJECTION, Samples.CLOCK), sources));
    asksForNothing(page);
    Element finding = page.selectFirst("details.error");
    assertThat(finding.select("summary").text())
        .isEqualTo(
            "error QueryInjection "
                + Samples.INJECTION.message()
                + " core/src/main/java/com/acme/A.java:9");
    assertThat(finding.select("pre .hit").text()).isEqualTo("9  run(name);");
    assertThat(finding.select("pre span")).hasSize(7);
    assertThat(finding.select("svg .lane")).hasSize(1);
    assertThat(finding.select("svg .step")).hasSize(3);
    assertThat(finding.select("svg .rejected-guard")).hasSize(1);
    assertThat(finding.select("svg .edge")).hasSize(2);
    assertThat(finding.select("ol.steps li").last().text()).contains("to query text", "run(name);");
    assertThat(page.select("svg[aria-label='Findings by rule and module'] text").eachText())
        .contains("LocalClock", "QueryInjection");
    assertThat(page.select("svg[aria-label='Findings by rule and module'] title").eachText())
        .containsExactly("core");
    Element origin = page.select("#origins + table tr").get(1);
    assertThat(origin.select("td")).hasSize(6);
    assertThat(origin.text()).isEqualTo("com.acme.A#find(java.lang.String) QueryInjection");
    assertThat(origin.select("a").attr("href")).isEqualTo("#f-" + Samples.INJECTION.fingerprint());
    assertThat(page.select("#coverage + table").text()).contains("methods 200");
  }

  @Test
  void showsNewFindingsFirst() throws IOException {
    Comparison comparison =
        new Comparison(
            List.of(
                new Comparison.Known(
                    Samples.INJECTION,
                    BaselineEntry.of(
                        Samples.INJECTION, new BaselineEntry.Note("old", "team", "2027-01-01")),
                    false)),
            List.of(BaselineEntry.of(Samples.clock("gone()", 3), BaselineEntry.Note.NONE)),
            List.of(),
            List.of());
    Document page =
        read(
            Samples.report(Samples.result(Samples.INJECTION, Samples.CLOCK), Sources.none())
                .compared(comparison));
    assertThat(page.select("details summary b").eachText())
        .containsExactly("LocalClock", "QueryInjection");
    assertThat(page.select("details.warning .badge.new")).hasSize(1);
    assertThat(page.select("details.error .badge.new")).isEmpty();
    assertThat(page.select("details.error").text())
        .contains("reason: old; owner: team; until 2027-01-01");
    assertThat(page.select("ul.tiles").text()).startsWith("1 new 1 known 1 fixed");
    assertThat(page.text()).contains("LocalClock in com.acme.A#gone()");
  }

  @Test
  void runsNothingThatComesFromTheProject() throws IOException {
    Path file = folder.resolve("A.java");
    Files.writeString(file, HOSTILE + "\n");
    Place place = new Place(HOSTILE, HOSTILE + "(x)", "A.java", SourceRange.line(1));
    Place other = new Place(HOSTILE + "2", "", HOSTILE, SourceRange.UNKNOWN);
    Finding hostile =
        new Finding(
            HOSTILE,
            Severity.ERROR,
            Confidence.HIGH,
            HOSTILE,
            List.of(HOSTILE),
            place,
            List.of(
                new FlowStep(FlowStep.Kind.SOURCE, other, HOSTILE),
                new FlowStep(FlowStep.Kind.SINK, place, HOSTILE)),
            List.of(new FlowStep(FlowStep.Kind.PROPAGATOR, other, HOSTILE)),
            HOSTILE,
            List.of(new SuggestedFix(HOSTILE, false, List.of(), null)));
    AnalysisResult result =
        new AnalysisResult(
            List.of(hostile),
            List.of(new Suppressed(hostile, HOSTILE, Suppressed.By.SUPPRESS, HOSTILE)),
            List.of(new MethodFailure(HOSTILE, HOSTILE, HOSTILE)),
            Samples.result().statistics());
    Comparison comparison =
        new Comparison(
            List.of(),
            List.of(BaselineEntry.of(hostile, new BaselineEntry.Note(HOSTILE, HOSTILE, ""))),
            List.of(),
            List.of());
    Report report =
        new Report(
            Samples.RULES,
            result,
            1,
            List.of(new Notice(Notice.Level.WARNING, HOSTILE, HOSTILE)),
            Sources.of(folder, List.of(folder)),
            comparison);
    Document page = read(report);
    asksForNothing(page);
    assertThat(page.select("script").html()).doesNotContain("alert");
    assertThat(page.title()).isEqualTo("Actionguard report");
    assertThat(page.html()).doesNotContain("\u202e", "\u0000");
    assertThat(page.select("details summary").text()).contains("<script>alert(1)</script>");
  }

  @Test
  void saysThatThereIsNothing() throws IOException {
    Document page = read(Samples.report(Samples.result(), Sources.none()));
    asksForNothing(page);
    assertThat(page.text()).contains("Nothing was found.", "Nothing is suppressed.");
  }
}
