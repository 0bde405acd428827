package dev.actionguard.report;

import dev.actionguard.baseline.Comparison;
import dev.actionguard.rule.AnalysisResult.MethodFailure;
import dev.actionguard.rule.AnalysisResult.Suppressed;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rule.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells of one finding, or of one line, what became of it: shown, known, suppressed, not analysed.
 */
public final class Explanation {
  private static final int MIN_FINGERPRINT = 6;
  private static final Pattern LINE = Pattern.compile("(.+):(\\d+)");

  private final Report report;
  private final String explain;

  /**
   * Makes one.
   *
   * @param explain what a user types before a rule's name to see its page
   */
  public Explanation(Report report, String explain) {
    this.report = report;
    this.explain = explain;
  }

  /**
   * Returns what there is to say, each line ended.
   *
   * @param key the beginning of a fingerprint, or {@code File.java:line}
   */
  public String of(String key) {
    String found = found(key);
    if (!found.isEmpty()) {
      return found;
    }
    StringBuilder text = nothing(key);
    for (String reason : unanalysed(key)) {
      text.append("  ").append(Printable.of(reason)).append('\n');
    }
    return text.append(
            "  if you expected a finding: 'actionguard explain --call' analyses the code and")
        .append(" tells what it knows of the calls at a line; an audit shows findings of low")
        .append(" confidence, too\n")
        .toString();
  }

  private static StringBuilder nothing(String key) {
    return new StringBuilder("nothing was found at ").append(Printable.of(key)).append('\n');
  }

  /** Returns the findings, with what became of each; empty if there are none. */
  private String found(String key) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : report.result().findings()) {
      if (matches(finding, key)) {
        Optional<Comparison.Known> known = report.comparison().find(finding);
        String state =
            known
                .map(k -> "known: the baseline has it" + note(k))
                .orElse(report.comparison().isActive() ? "new: the baseline does not have it" : "");
        append(text, finding, state);
      }
    }
    for (Suppressed suppressed : report.result().suppressed()) {
      if (matches(suppressed.finding(), key)) {
        append(text, suppressed.finding(), "suppressed: " + suppressed.because());
      }
    }
    return text.toString();
  }

  /**
   * Returns what there is to say of the calls at a line, each line ended: what was found at it, and
   * what is known of each call, which tells why it was not found.
   *
   * @param key {@code File.java:line}
   */
  public String of(String key, Analyzer.Explained explained) {
    String found = found(key);
    StringBuilder text = found.isEmpty() ? nothing(key) : new StringBuilder(found);
    for (String reason : unanalysed(key)) {
      text.append("  ").append(Printable.of(reason)).append('\n');
    }
    for (Analyzer.ExplainedCall call : explained.calls()) {
      text.append("  ")
          .append(call.call())
          .append(" at ")
          .append(Printable.of(Locations.text(call.place(), report.sources())))
          .append('\n');
      call.lines().forEach(line -> text.append("    ").append(Printable.of(line)).append('\n'));
    }
    explained
        .reasons()
        .forEach(reason -> text.append("  ").append(Printable.of(reason)).append('\n'));
    return text.toString();
  }

  private static String note(Comparison.Known known) {
    List<String> parts = new ArrayList<>();
    if (!known.entry().reason().isEmpty()) {
      parts.add(known.entry().reason());
    }
    if (!known.entry().owner().isEmpty()) {
      parts.add("owner " + known.entry().owner());
    }
    if (!known.entry().until().isEmpty()) {
      parts.add("until " + known.entry().until());
    }
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  private void append(StringBuilder text, Finding finding, String state) {
    text.append(text.isEmpty() ? "" : "\n")
        .append(TextReport.finding(finding, report.sources()))
        .append("  confidence: ")
        .append(finding.confidence().name().toLowerCase(Locale.ROOT))
        .append("; fingerprint: ")
        .append(finding.fingerprint())
        .append('\n')
        .append(state.isEmpty() ? "" : "  " + Printable.of(state) + "\n")
        .append("  see: ")
        .append(explain)
        .append(finding.rule())
        .append('\n');
  }

  private boolean matches(Finding finding, String key) {
    if (key.length() >= MIN_FINGERPRINT && finding.fingerprint().startsWith(key)) {
      return true;
    }
    Matcher line = LINE.matcher(key);
    if (!line.matches()) {
      return false;
    }
    String file = Locations.file(finding.place(), report.sources());
    return (file.equals(line.group(1)) || file.endsWith("/" + line.group(1)))
        && finding.place().range().startLine() == number(line.group(2));
  }

  private static int number(String digits) {
    return digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }

  /** Returns what could not be analysed. */
  private List<String> unanalysed(String key) {
    List<String> reasons = new ArrayList<>();
    Matcher line = LINE.matcher(key);
    if (line.matches()) {
      String file = line.group(1);
      String type = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.\\w+$", "");
      for (MethodFailure failure : report.result().failures()) {
        String owner = failure.method().replaceFirst("#.*", "");
        if (owner.substring(owner.lastIndexOf('.') + 1).startsWith(type)) {
          reasons.add("not analysed: " + failure.method() + ": " + failure.reason());
        }
      }
    }
    report.failedRules().forEach(rule -> reasons.add("not analysed: anything for rule " + rule));
    return reasons;
  }
}
