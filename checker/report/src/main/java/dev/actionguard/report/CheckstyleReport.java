package dev.actionguard.report;

import dev.actionguard.options.Severity;
import dev.actionguard.rule.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/**
 * The report in the XML of Checkstyle, which most tools read: places and messages of all findings.
 */
final class CheckstyleReport implements ReportWriter {
  @Override
  public void write(Report report, OutputStream out) throws IOException {
    Map<String, List<Finding>> files = new TreeMap<>();
    for (Finding finding : report.result().findings()) {
      String file = Locations.file(finding.place(), report.sources());
      files.computeIfAbsent(file, f -> new ArrayList<>()).add(finding);
    }
    Xml.write(
        out,
        xml ->
            xml.element(
                "checkstyle",
                () -> {
                  for (Map.Entry<String, List<Finding>> file : files.entrySet()) {
                    xml.element("file", () -> errors(file.getValue(), xml), "name", file.getKey());
                  }
                },
                "version",
                "8.0"));
  }

  private static void errors(List<Finding> findings, Xml xml) throws XMLStreamException {
    for (Finding finding : findings) {
      Map<String, String> attributes = new LinkedHashMap<>();
      attributes.put("line", String.valueOf(Math.max(1, finding.place().range().startLine())));
      if (finding.place().range().startColumn() > 0) {
        attributes.put("column", String.valueOf(finding.place().range().startColumn()));
      }
      attributes.put("severity", severity(finding.severity()));
      attributes.put("message", finding.message());
      attributes.put("source", "actionguard." + finding.rule());
      xml.empty(
          "error",
          attributes.entrySet().stream()
              .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
              .toArray(String[]::new));
    }
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE, AUDIT -> "info";
      case OFF -> "ignore";
    };
  }
}
