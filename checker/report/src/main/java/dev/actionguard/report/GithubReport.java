package dev.actionguard.report;

import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The findings that no baseline has as commands by which a step of GitHub Actions annotates files.
 * GitHub shows ten of a level for a step and drops the rest without a word, so of more than ten the
 * last tells how many there are.
 */
final class GithubReport implements ReportWriter {
  private static final int MAX = 10;

  /** A level of annotations. */
  private enum Level {
    ERROR,
    WARNING,
    NOTICE;

    static Level of(Severity severity) {
      return switch (severity) {
        case ERROR -> ERROR;
        case WARNING -> WARNING;
        case NOTE, AUDIT, OFF -> NOTICE;
      };
    }

    String command() {
      return "::" + name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Level level : Level.values()) {
      List<Finding> findings =
          report.fresh().stream().filter(f -> Level.of(f.severity()) == level).toList();
      int shown = findings.size() > MAX ? MAX - 1 : findings.size();
      for (Finding finding : findings.subList(0, shown)) {
        text.append(command(level, finding, report.sources())).append('\n');
      }
      if (shown < findings.size()) {
        text.append(level.command())
            .append("::")
            .append(findings.size() - shown)
            .append(" more; the report of the step has them all\n");
      }
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String command(Level level, Finding finding, Sources sources) {
    int line = finding.place().range().startLine();
    int column = finding.place().range().startColumn();
    return level.command()
        + " file="
        + property(Locations.file(finding.place(), sources))
        + (line > 0 ? ",line=" + line : "")
        + (column > 0 ? ",col=" + column : "")
        + ",title="
        + property(finding.rule())
        + "::"
        + data(
            finding.notes().isEmpty()
                ? finding.message()
                : finding.message() + "\n" + String.join("\n", finding.notes()));
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
