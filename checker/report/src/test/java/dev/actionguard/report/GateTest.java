package dev.actionguard.report;

import static dev.actionguard.report.Samples.CLOCK;
import static dev.actionguard.report.Samples.INJECTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.report.Gate.FailOn;
import dev.actionguard.rule.AnalysisResult;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GateTest {
  private static String decide(FailOn failOn, AnalysisResult result) {
    Gate.Decision decision = new Gate(failOn, 1).decide(Samples.report(result, Sources.none()));
    return decision.verdict().exitCode() + " " + decision.reason();
  }

  @Test
  void stopsFromTheAskedSeverityOn() {
    AnalysisResult both = Samples.result(INJECTION, CLOCK);
    assertThat(decide(FailOn.ERROR, both)).isEqualTo("1 1 finding of severity error");
    assertThat(decide(FailOn.WARNING, both)).isEqualTo("1 2 findings of severity warning or above");
    assertThat(decide(FailOn.NOTE, both)).isEqualTo("1 2 findings of severity note or above");
    assertThat(decide(FailOn.NONE, both)).isEqualTo("0 ");
    assertThat(decide(FailOn.ERROR, Samples.result(CLOCK))).isEqualTo("0 ");
    assertThat(decide(FailOn.NOTE, Samples.result())).isEqualTo("0 ");
  }

  @Test
  void letsThroughWhatIsAllowed() {
    Report both = Samples.report(Samples.result(INJECTION, CLOCK), Sources.none());
    assertThat(new Gate(FailOn.WARNING, true, 2, false, 1).decide(both).verdict())
        .isEqualTo(Gate.Verdict.CLEAN);
    assertThat(new Gate(FailOn.WARNING, true, 1, false, 1).decide(both).reason())
        .isEqualTo("2 findings of severity warning or above, more than the allowed 1");
  }

  @Test
  void isNotCleanIfTooMuchIsMissing() {
    assertThat(decide(FailOn.ERROR, Samples.failed(2, INJECTION))).startsWith("1 ");
    assertThat(decide(FailOn.NONE, Samples.failed(3, INJECTION)))
        .isEqualTo("3 1.5 % could not be analysed, more than the allowed 1 %");
    Report unreadable = new Report(Samples.RULES, Samples.result(), 1, List.of(), Sources.none());
    assertThat(new Gate(FailOn.ERROR, 19.9).decide(unreadable).reason())
        .isEqualTo("20.0 % could not be analysed, more than the allowed 19.9 %");
    assertThat(new Gate(FailOn.ERROR, 20).decide(unreadable).verdict())
        .isEqualTo(Gate.Verdict.CLEAN);
  }

  @Test
  void isNotCleanWithoutOneOfItsRules() {
    AnalysisResult clean = Samples.result();
    Report report =
        Samples.report(
            new AnalysisResult(
                List.of(),
                List.of(),
                List.of(new AnalysisResult.MethodFailure("(all)", "LocalClock", "broken")),
                clean.statistics()),
            Sources.none());
    assertThat(new Gate(FailOn.NONE, 50).decide(report).verdict())
        .isEqualTo(Gate.Verdict.INCOMPLETE);
    assertThat(new TextReport("").summary(report))
        .contains("Not analysed: anything for rule LocalClock (100.0 %).");
  }
}
