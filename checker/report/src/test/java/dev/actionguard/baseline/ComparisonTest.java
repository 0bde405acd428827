package dev.actionguard.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.SourceRange;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Confidence;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-06-01");
  private static final BaselineEntry.Note NOTE = new BaselineEntry.Note("old code", "team-a", "");

  private static Finding finding(String type, String method, String message, int line) {
    Place place = new Place(type, method, "A.java", SourceRange.line(line));
    return new Finding(
        "LocalClock",
        Severity.WARNING,
        Confidence.HIGH,
        message,
        List.of("at " + line),
        place,
        List.of(
            new FlowStep(FlowStep.Kind.SOURCE, place, "read"),
            new FlowStep(FlowStep.Kind.SINK, place, "written")),
        List.of(),
        Integer.toHexString((type + method + message).hashCode()),
        List.of());
  }

  /** Knows these classes and methods, and analysed the classes that start with "com.acme". */
  private static Declarations declared(String... names) {
    Set<String> all = Set.of(names);
    return new Declarations() {
      @Override
      public boolean analyzed(String className) {
        return className.startsWith("com.acme") && all.contains(className);
      }

      @Override
      public boolean has(String className, String method) {
        return all.contains(className) && (method.isEmpty() || all.contains(className + method));
      }
    };
  }

  private static Comparison compare(
      List<Finding> before, Declarations declarations, Finding... now) {
    return Comparison.of(Baseline.of(before, NOTE), List.of(now), declarations, TODAY);
  }

  @Test
  void knowsWhatMovedToOtherLines() {
    Finding now = finding("com.acme.A", "a()", "clock", 70);
    Comparison comparison =
        compare(
            List.of(finding("com.acme.A", "a()", "clock", 7)),
            declared("com.acme.A", "com.acme.Aa()"),
            now);
    assertThat(comparison.fresh(List.of(now))).isEmpty();
    assertThat(comparison.known().get(0).moved()).isFalse();
    assertThat(comparison.pruned()).isEqualTo(Baseline.of(List.of(now), NOTE));
  }

  @Test
  void countsEqualFindingsOneByOne() {
    Finding first = finding("com.acme.A", "a()", "clock", 1);
    Finding second = finding("com.acme.A", "a()", "clock", 2);
    Comparison comparison =
        compare(List.of(first), declared("com.acme.A", "com.acme.Aa()"), first, second);
    assertThat(comparison.fresh(List.of(first, second))).containsExactly(second);
    Comparison both =
        compare(List.of(first, second), declared("com.acme.A", "com.acme.Aa()"), first);
    assertThat(both.fixed()).hasSize(1);
  }

  @Test
  void followsARenamedMethodClassAndPackage() {
    List<Finding> before = List.of(finding("com.acme.A", "a()", "A.a() reads the clock", 1));
    Finding method = finding("com.acme.A", "b(int)", "A.b() reads the clock", 1);
    assertThat(compare(before, declared("com.acme.A", "com.acme.Ab(int)"), method).knows(method))
        .isTrue();
    Finding type = finding("com.acme.B", "a()", "B.a() reads the clock", 1);
    assertThat(compare(before, declared("com.acme.B", "com.acme.Ba()"), type).knows(type)).isTrue();
    Finding moved = finding("com.acme.sub.A", "a()", "A.a() reads the clock", 1);
    Comparison comparison = compare(before, declared("com.acme.sub.A", "com.acme.sub.Aa()"), moved);
    assertThat(comparison.known().get(0).moved()).isTrue();
    assertThat(comparison.fixed()).isEmpty();
    assertThat(comparison.pruned()).isEqualTo(Baseline.of(List.of(moved), NOTE));
  }

  @Test
  void letsNothingNewThroughForWhatIsFixed() {
    List<Finding> before = List.of(finding("com.acme.A", "a()", "clock", 1));
    Finding other = finding("com.acme.A", "b()", "clock", 9);
    Comparison comparison =
        compare(before, declared("com.acme.A", "com.acme.Aa()", "com.acme.Ab()"), other);
    assertThat(comparison.fresh(List.of(other))).containsExactly(other);
    assertThat(comparison.fixed()).hasSize(1);
  }

  @Test
  void doesNotTakeTheUncheckedForFixed() {
    List<Finding> before =
        List.of(
            finding("com.other.B", "a()", "clock", 1), finding("com.acme.Gone", "x()", "clock", 1));
    Comparison comparison = compare(before, declared("com.other.B", "com.other.Ba()"));
    assertThat(comparison.unchecked())
        .extracting(BaselineEntry::className)
        .containsExactly("com.other.B");
    assertThat(comparison.fixed())
        .extracting(BaselineEntry::className)
        .containsExactly("com.acme.Gone");
    assertThat(comparison.updated(List.of(), NOTE).entries()).hasSize(1);
  }

  @Test
  void letsNothingThroughAfterTheDate() {
    Finding finding = finding("com.acme.A", "a()", "clock", 1);
    Declarations declared = declared("com.acme.A", "com.acme.Aa()");
    Baseline until = Baseline.of(List.of(finding), new BaselineEntry.Note("", "", "2026-06-01"));
    assertThat(Comparison.of(until, List.of(finding), declared, TODAY).knows(finding)).isTrue();
    Comparison late = Comparison.of(until, List.of(finding), declared, TODAY.plusDays(1));
    assertThat(late.knows(finding)).isFalse();
    assertThat(late.expired()).hasSize(1);
    assertThat(late.pruned()).isEqualTo(until);
    assertThat(Comparison.of(until, List.of(), declared, TODAY.plusDays(1)).fixed()).hasSize(1);
  }

  @Test
  void givesEqualBytesForEqualFindings() throws Exception {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      findings.add(finding("com.acme.C" + i % 7, "m" + i % 3 + "()", "clock \u2028\"" + i % 5, i));
    }
    byte[] bytes = BaselineFile.write(Baseline.of(findings, NOTE));
    Collections.shuffle(findings, new Random(1));
    assertThat(BaselineFile.write(Baseline.of(findings, NOTE))).isEqualTo(bytes);
    assertThat(BaselineFile.write(BaselineFile.parse(bytes, "b"))).isEqualTo(bytes);
  }
}
