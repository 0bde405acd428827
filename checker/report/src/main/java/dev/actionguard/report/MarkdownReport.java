package dev.actionguard.report;

import dev.actionguard.baseline.Comparison;
import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A summary in Markdown, as the summary of a step of GitHub Actions or a comment: counts by rule,
 * then the first findings that no baseline has. Far below the megabyte that GitHub takes.
 */
final class MarkdownReport implements ReportWriter {
  private static final int MAX_FINDINGS = 100;
  private static final int MAX_TEXT = 500;

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder("## Actionguard\n\n");
    List<Finding> fresh = report.fresh().stream().sorted(report.comparison().newFirst()).toList();
    Comparison comparison = report.comparison();
    String kind = comparison.isActive() ? "new finding" : "finding";
    text.append(fresh.isEmpty() ? "No" : String.valueOf(fresh.size()))
        .append(' ')
        .append(kind)
        .append(fresh.size() == 1 ? "" : "s");
    if (comparison.isActive()) {
      text.append(", ")
          .append(comparison.known().size())
          .append(" known, ")
          .append(comparison.fixed().size())
          .append(" fixed");
    }
    text.append(", ").append(report.result().suppressed().size()).append(" suppressed");
    if (report.unanalyzed() > 0) {
      text.append(
          String.format(Locale.ROOT, ". **%.1f %% was not analysed**", report.unanalyzed()));
    }
    text.append(".\n");
    if (!fresh.isEmpty()) {
      counts(text, fresh);
      findings(text, fresh, report.sources());
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void counts(StringBuilder text, List<Finding> findings) {
    Map<String, int[]> byRule = new TreeMap<>();
    for (Finding finding : findings) {
      byRule.computeIfAbsent(finding.rule(), r -> new int[3])[column(finding.severity())]++;
    }
    text.append("\n| rule | errors | warnings | notes |\n|---|---:|---:|---:|\n");
    byRule.forEach(
        (rule, n) -> text.append("| %s | %d | %d | %d |\n".formatted(rule, n[0], n[1], n[2])));
  }

  private static int column(Severity severity) {
    return switch (severity) {
      case ERROR -> 0;
      case WARNING -> 1;
      case NOTE, AUDIT, OFF -> 2;
    };
  }

  private static void findings(StringBuilder text, List<Finding> findings, Sources sources) {
    text.append("\n| severity | place | what |\n|---|---|---|\n");
    for (Finding finding : findings.subList(0, Math.min(MAX_FINDINGS, findings.size()))) {
      text.append("| ")
          .append(finding.severity().name().toLowerCase(Locale.ROOT))
          .append(" | ")
          .append(plain(Locations.text(finding.place(), sources)))
          .append(" | ")
          .append(plain(finding.message()))
          .append(" (")
          .append(plain(finding.rule()))
          .append(") |\n");
    }
    if (findings.size() > MAX_FINDINGS) {
      text.append("\n… and ").append(findings.size() - MAX_FINDINGS).append(" more.\n");
    }
  }

  /** Returns the text as Markdown that means nothing but it, inside of a line. */
  static String plain(String text) {
    String shown = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
    StringBuilder plain = new StringBuilder();
    shown
        .codePoints()
        .forEach(
            c -> {
              if (c == '<') {
                plain.append("&lt;");
              } else if (c == '&') {
                plain.append("&amp;");
              } else if (c < ' ' || c == 0x7f) {
                plain.append(' ');
              } else if ("\\`*_[]|>~@$".indexOf(c) >= 0) {
                plain.append('\\').appendCodePoint(c);
              } else {
                plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }
}
