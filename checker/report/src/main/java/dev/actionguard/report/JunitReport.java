package dev.actionguard.report;

import dev.actionguard.rule.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/**
 * The report as the XML of JUnit, for systems that read nothing else: one test for each rule and
 * file with findings that no baseline has, which fails; one that passes if there are none.
 */
final class JunitReport implements ReportWriter {
  /** A test. */
  private record Case(String file, String rule) implements Comparable<Case> {
    @Override
    public int compareTo(Case other) {
      int order = file.compareTo(other.file);
      return order != 0 ? order : rule.compareTo(other.rule);
    }
  }

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    Map<Case, List<Finding>> cases = new TreeMap<>();
    for (Finding finding : report.fresh()) {
      String file = Locations.file(finding.place(), report.sources());
      cases.computeIfAbsent(new Case(file, finding.rule()), c -> new ArrayList<>()).add(finding);
    }
    String tests = String.valueOf(Math.max(1, cases.size()));
    String failures = String.valueOf(cases.size());
    Xml.write(
        out,
        xml ->
            xml.element(
                "testsuites",
                () ->
                    xml.element(
                        "testsuite",
                        () -> cases(cases, report.sources(), xml),
                        "name",
                        Tool.NAME,
                        "tests",
                        tests,
                        "failures",
                        failures,
                        "errors",
                        "0",
                        "skipped",
                        "0",
                        "time",
                        "0")));
  }

  private static void cases(Map<Case, List<Finding>> cases, Sources sources, Xml xml)
      throws XMLStreamException, IOException {
    if (cases.isEmpty()) {
      xml.empty("testcase", "name", "no new findings", "classname", Tool.NAME, "time", "0");
    }
    for (Map.Entry<Case, List<Finding>> entry : cases.entrySet()) {
      List<Finding> findings = entry.getValue();
      Finding first = findings.get(0);
      String text =
          findings.stream()
              .map(finding -> TextReport.finding(finding, sources))
              .collect(Collectors.joining("\n"));
      xml.element(
          "testcase",
          () ->
              xml.text(
                  "failure",
                  text,
                  "message",
                  findings.size() == 1
                      ? first.message()
                      : first.message() + " (and " + (findings.size() - 1) + " more)",
                  "type",
                  first.rule()),
          "name",
          entry.getKey().rule() + " in " + entry.getKey().file(),
          "classname",
          Tool.NAME + "." + entry.getKey().rule(),
          "time",
          "0");
    }
  }
}
