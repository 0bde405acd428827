package dev.actionguard.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.actionguard.ir.SourceRange;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Endpoint;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, where this machine has one. */
final class BrowserTest {
  private static Optional<Path> chromium = Optional.empty();

  @TempDir Path folder;

  @BeforeAll
  static void find() {
    chromium = Browser.executable();
    assumeTrue(chromium.isPresent(), "left out: there is no Chromium");
  }

  private Browser open(AnalysisResult result, Sources sources) throws Exception {
    Path page = folder.resolve("report.html");
    try (OutputStream out = Files.newOutputStream(page)) {
      Format.HTML.writer("").write(Samples.report(result, sources), out);
    }
    return Browser.open(chromium.orElseThrow(), folder, page);
  }

  private static AnalysisResult withMap(Finding... findings) {
    AnalysisResult result = Samples.result(findings);
    Place place = Samples.place("find(java.lang.String)", 5);
    return new AnalysisResult(
        result.findings(),
        result.suppressed(),
        result.failures(),
        result.statistics(),
        List.of(
            new Endpoint(
                place,
                "web",
                "GET /find",
                List.of(new Endpoint.Input("name", "java.lang.String", "untrusted", List.of())),
                List.of(),
                List.of(),
                "none",
                List.of(
                    new Endpoint.Database(
                        place, "write", "ticket", "update ticket", "Statement.execute()", true)),
                List.of(new Endpoint.Log(place, "Logger.info()", "found", List.of("name"))),
                false)));
  }

  @Test
  void canBeUsedByKeyboard() throws Exception {
    try (Browser browser = open(withMap(Samples.INJECTION, Samples.CLOCK), Sources.none())) {
      browser.press("Tab");
      assertThat(browser.eval("document.activeElement.textContent")).isEqualTo("To the findings");
      assertThat(browser.eval("getComputedStyle(document.activeElement).outlineStyle"))
          .isNotEqualTo("none");
      browser.press("Enter");
      assertThat(browser.eval("location.hash")).isEqualTo("#findings");
      List<String> reached = new ArrayList<>();
      for (int i = 0; i < 40 && !reached.contains("SUMMARY"); i++) {
        browser.press("Tab");
        reached.add(browser.eval("document.activeElement.tagName"));
      }
      assertThat(reached).contains("INPUT", "SELECT", "SUMMARY");
      String open = "document.activeElement.parentElement.open";
      assertThat(browser.eval(open)).isEqualTo("false");
      browser.press("Enter");
      assertThat(browser.eval(open)).isEqualTo("true");
      browser.press(" ");
      assertThat(browser.eval(open)).isEqualTo("false");
      browser.eval("document.getElementById('text').focus()");
      browser.type("LocalClock");
      assertThat(browser.eval("document.getElementById('count').textContent"))
          .isEqualTo("1 of 2 shown");
      for (int i = 0; i < 40 && !region(browser); i++) {
        browser.press("Tab");
      }
      assertThat(region(browser)).isTrue();
    }
  }

  /** The map is wide: it can be scrolled by keys once it is reached. */
  private static boolean region(Browser browser) throws Exception {
    return browser.eval("document.activeElement.getAttribute('aria-label')").equals("Endpoints");
  }

  @Test
  void canBeReadInLightAndDark() throws Exception {
    try (Browser browser = open(withMap(Samples.INJECTION), Sources.none())) {
      browser.eval("document.querySelector('details').open = true");
      List<Double> contrasts = new ArrayList<>();
      for (String scheme : List.of("light", "dark")) {
        browser.scheme(scheme);
        browser.picture(folder.resolve(scheme + ".png"));
        double text = luminance(browser.eval("getComputedStyle(document.body).color"));
        double back = luminance(browser.eval("getComputedStyle(document.body).backgroundColor"));
        assertThat(text < back).isEqualTo(scheme.equals("light"));
        contrasts.add((Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05));
      }
      assertThat(contrasts).allMatch(contrast -> contrast >= 7);
      assertThat(browser.eval("document.querySelectorAll('svg .step').length")).isEqualTo("3");
      assertThat(browser.eval("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo("true");
    }
  }

  private static double luminance(String color) {
    double[] parts =
        java.util.regex.Pattern.compile("[\\d.]+")
            .matcher(color)
            .results()
            .limit(3)
            .mapToDouble(m -> Double.parseDouble(m.group()) / 255)
            .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
            .toArray();
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }

  @Test
  void runsNoScriptOfTheProjectAndAsksForNothing() throws Exception {
    String hostile =
        "</script><script>document.title='x';alert(1)</script><img src=http://example.org/x"
            + " onerror=alert(2)><svg onload=alert(3)>\"' onmouseover='alert(4)";
    Path file = folder.resolve("A.java");
    Files.writeString(file, hostile + "\n");
    Place place = new Place(hostile, hostile + "(x)", "A.java", SourceRange.line(1));
    Finding finding =
        new Finding(
            hostile,
            Severity.ERROR,
            Confidence.HIGH,
            hostile,
            List.of(hostile),
            place,
            List.of(
                new FlowStep(FlowStep.Kind.SOURCE, place, hostile),
                new FlowStep(FlowStep.Kind.SINK, place, hostile)),
            List.of(),
            "ffffffff",
            List.of());
    AnalysisResult result = Samples.result(finding);
    List<String> texts = List.of(hostile);
    Endpoint endpoint =
        new Endpoint(
            place,
            hostile,
            hostile,
            List.of(new Endpoint.Input(hostile, hostile, hostile, texts)),
            List.of(new Endpoint.Validator(place, hostile, texts, hostile, true)),
            List.of(new Endpoint.Check(place, hostile, hostile, true, false)),
            hostile,
            List.of(new Endpoint.Database(place, hostile, hostile, hostile, hostile, true)),
            List.of(new Endpoint.Log(place, hostile, hostile, texts)),
            true);
    AnalysisResult mapped =
        new AnalysisResult(
            result.findings(), List.of(), List.of(), result.statistics(), List.of(endpoint));
    try (Browser browser = open(mapped, Sources.of(folder, List.of(folder)))) {
      browser.eval("document.querySelector('details').open = true");
      browser.ask("Runtime.evaluate", Map.of("expression", "1"));
      assertThat(browser.eval("document.title")).isEqualTo("Actionguard report");
      assertThat(browser.openedDialog()).isFalse();
      assertThat(browser.eval("document.querySelectorAll('script').length")).isEqualTo("1");
      assertThat(browser.eval("document.querySelectorAll('img, [onerror], [onload]').length"))
          .isEqualTo("0");
      assertThat(browser.requests())
          .isNotEmpty()
          .allMatch(address -> address.startsWith("file:") || address.equals("about:blank"));
    }
  }

  /** What the other tests take for granted. */
  @Test
  void theBrowserWouldRunAScript() throws Exception {
    Path page = folder.resolve("page.html");
    Files.writeString(page, "<title>a</title><script>document.title='b'</script>");
    try (Browser browser = Browser.open(chromium.orElseThrow(), folder, page)) {
      assertThat(browser.eval("document.title")).isEqualTo("b");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
