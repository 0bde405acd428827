package dev.actionguard.report;

import dev.actionguard.baseline.BaselineEntry;
import dev.actionguard.baseline.Comparison;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.AnalysisResult;
import dev.actionguard.rule.AnalysisResult.MethodFailure;
import dev.actionguard.rule.AnalysisResult.Statistics;
import dev.actionguard.rule.Finding;
import dev.actionguard.rule.FlowStep;
import dev.actionguard.rule.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The report for people: each finding that no baseline has, with its code, flow and notes, then a
 * summary.
 */
public final class TextReport implements ReportWriter {
  private static final int MAX_STEPS = 20;
  private static final int MAX_FAILURES = 20;
  private static final int MAX_FIXED = 20;
  private static final int MAX_EXCERPT = 160;

  private final String explain;

  /**
   * Makes one.
   *
   * @param explain what a user types before a rule's name to see its page
   */
  public TextReport(String explain) {
    this.explain = explain;
  }

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    for (Finding finding : report.fresh()) {
      writer.write(finding(finding, report.sources()));
      writer.write('\n');
    }
    writer.write(summary(report));
    writer.flush();
  }

  /**
   * Returns what stands below the findings, each line ended: what the run has to say of itself,
   * then counts.
   */
  public String summary(Report report) {
    StringBuilder text = new StringBuilder();
    for (Notice notice : report.notices()) {
      String location = notice.location().isEmpty() ? "" : notice.location() + ": ";
      line(text, "", location + name(notice.level()) + ": " + notice.message());
    }
    failures(text, report.result().failures());
    if (!report.notices().isEmpty() || !report.result().failures().isEmpty()) {
      text.append('\n');
    }
    counts(text, report);
    return text.toString();
  }

  /** Returns the finding as the report shows it, each line ended. */
  public static String finding(Finding finding, Sources sources) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "",
        Locations.text(finding.place(), sources)
            + ": "
            + name(finding.severity())
            + ": "
            + finding.message()
            + " ["
            + finding.rule()
            + "]");
    excerpt(text, finding.place(), sources);
    List<FlowStep> flow = Steps.shorten(finding.flow(), MAX_STEPS);
    for (int i = 0; i < flow.size(); i++) {
      FlowStep step = flow.get(i);
      if (i == flow.size() / 2 && flow.size() < finding.flow().size()) {
        line(text, "    ", "… " + (finding.flow().size() - flow.size()) + " steps left out");
      }
      line(text, "    ", step(step, sources));
    }
    for (FlowStep related : finding.related()) {
      line(
          text,
          "    ",
          "see " + Locations.text(related.place(), sources) + ": " + related.reason());
    }
    for (String note : finding.notes()) {
      note.lines().forEach(l -> line(text, "  ", l));
    }
    return text.toString();
  }

  private static String step(FlowStep step, Sources sources) {
    String kind =
        switch (step.kind()) {
          case SOURCE -> "from";
          case PROPAGATOR -> "by";
          case REJECTED_GUARD -> "not guarded at";
          case SINK -> "to";
        };
    return kind + " " + Locations.text(step.place(), sources) + ": " + step.reason();
  }

  private static void excerpt(StringBuilder text, Place place, Sources sources) {
    int number = place.range().startLine();
    sources
        .find(place.sourceFile())
        .flatMap(source -> source.line(number))
        .filter(code -> !code.isBlank())
        .ifPresent(
            code -> {
              String shown = code.strip();
              line(
                  text,
                  "  ",
                  number
                      + " | "
                      + (shown.length() > MAX_EXCERPT
                          ? shown.substring(0, MAX_EXCERPT) + "…"
                          : shown));
            });
  }

  private static void failures(StringBuilder text, List<MethodFailure> failures) {
    for (MethodFailure failure : failures.subList(0, Math.min(MAX_FAILURES, failures.size()))) {
      line(
          text,
          "",
          failure.method()
              + ": not analysed ("
              + failure.stage()
              + ", version "
              + Tool.version()
              + "): "
              + failure.reason());
    }
    if (failures.size() > MAX_FAILURES) {
      line(
          text,
          "",
          "… and " + (failures.size() - MAX_FAILURES) + " more; format json has them all");
    }
  }

  private void counts(StringBuilder text, Report report) {
    AnalysisResult result = report.result();
    Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
    Map<String, Map<Severity, Integer>> byRule = new TreeMap<>();
    List<Finding> fresh = report.fresh();
    for (Finding finding : fresh) {
      bySeverity.merge(finding.severity(), 1, Integer::sum);
      byRule
          .computeIfAbsent(finding.rule(), r -> new EnumMap<>(Severity.class))
          .merge(finding.severity(), 1, Integer::sum);
    }
    String noun = report.comparison().isActive() ? "new finding" : "finding";
    line(
        text,
        "",
        (fresh.isEmpty()
                ? "No " + noun + "s"
                : count(fresh.size(), noun) + ": " + counts(bySeverity))
            + (result.suppressed().isEmpty()
                ? ""
                : " (" + result.suppressed().size() + " suppressed)"));
    int width = byRule.keySet().stream().mapToInt(String::length).max().orElse(0);
    for (Map.Entry<String, Map<Severity, Integer>> rule : byRule.entrySet()) {
      line(
          text,
          "",
          "  "
              + rule.getKey()
              + " ".repeat(width - rule.getKey().length() + 2)
              + counts(rule.getValue())
              + "; see: "
              + explain
              + rule.getKey());
    }
    baseline(text, report.comparison());
    analyzed(text, report);
  }

  private static void baseline(StringBuilder text, Comparison comparison) {
    if (!comparison.isActive()) {
      return;
    }
    List<BaselineEntry> fixed = comparison.fixed();
    for (BaselineEntry entry : fixed.subList(0, Math.min(MAX_FIXED, fixed.size()))) {
      line(text, "  ", "fixed: " + entry.rule() + " in " + entry.place());
    }
    long moved = comparison.known().stream().filter(Comparison.Known::moved).count();
    List<String> parts = new ArrayList<>();
    parts.add(count(comparison.known().size(), "known finding"));
    if (moved > 0) {
      parts.add(moved + " of them moved");
    }
    if (!fixed.isEmpty()) {
      parts.add(fixed.size() + " fixed (baseline-prune takes them out)");
    }
    if (!comparison.expired().isEmpty()) {
      parts.add(comparison.expired().size() + " expired");
    }
    if (!comparison.unchecked().isEmpty()) {
      parts.add(comparison.unchecked().size() + " not checked in this run");
    }
    line(text, "", "Baseline: " + String.join(", ", parts) + ".");
  }

  private static void analyzed(StringBuilder text, Report report) {
    Statistics s = report.result().statistics();
    line(
        text,
        "",
        "Analysed "
            + count(s.classes(), "class")
            + " with "
            + count(s.methods(), "method")
            + (s.methods() == s.analyzed()
                ? ""
                : "; " + s.analyzed() + " of them can matter to a rule")
            + ".");
    List<String> gaps = new ArrayList<>();
    report.failedRules().forEach(rule -> gaps.add("anything for rule " + rule));
    if (report.failedMethods() > 0) {
      gaps.add(count(report.failedMethods(), "method"));
    }
    if (report.unreadable() > 0) {
      gaps.add(count(report.unreadable(), "input file"));
    }
    line(
        text,
        "",
        gaps.isEmpty()
            ? "Nothing was left out."
            : String.format(
                Locale.ROOT,
                "Not analysed: %s (%.1f %%).",
                String.join(", ", gaps),
                report.unanalyzed()));
    if (s.statements() > 0) {
      line(
          text,
          "",
          String.format(
              Locale.ROOT,
              "Unknown: %.1f %% of the statements, the targets of %.1f %% of the calls.%s",
              100.0 * s.unknownStatements() / s.statements(),
              100.0 * s.unresolvedCalls() / Math.max(1, s.calls()),
              s.bounded() == 0 ? "" : " A bound made " + s.bounded() + " answers less exact."));
    }
  }

  private static String counts(Map<Severity, Integer> bySeverity) {
    List<String> parts = new ArrayList<>();
    Severity[] severities = Severity.values();
    for (int i = severities.length - 1; i >= 0; i--) {
      Integer count = bySeverity.get(severities[i]);
      if (count != null) {
        parts.add(count(count, name(severities[i])));
      }
    }
    return String.join(", ", parts);
  }

  private static String count(long count, String noun) {
    String plural = noun.endsWith("s") ? noun + "es" : noun + "s";
    return count + " " + (count == 1 || noun.equals("audit") ? noun : plural);
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void line(StringBuilder out, String indent, String text) {
    out.append(indent).append(Printable.of(text)).append('\n');
  }
}
