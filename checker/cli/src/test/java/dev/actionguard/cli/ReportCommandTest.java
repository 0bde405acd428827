package dev.actionguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.cli.Workspace.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportCommandTest {
  private static final String CLASS =
      """
      package com.acme;

      class %s {
        Object now() { return java.time.Instant.now(); }
        Object then() { return java.time.Instant.now(); }
        @SuppressWarnings("LocalClock") // start of the process
        Object once() { return java.time.Instant.now(); }
      }
      """;

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void analyse() throws Exception {
    workspace = new Workspace(folder);
    workspace.compile(
        "com/acme/One.java", CLASS.formatted("One"), "com/acme/Two.java", CLASS.formatted("Two"));
    workspace.run("baseline", "create", "classes/com/acme/One.class", "--sources=src");
    for (String name : new String[] {"One", "Two"}) {
      Outcome outcome =
          workspace.run(
              "check",
              "classes/com/acme/" + name + ".class",
              "--sources=src",
              "--report",
              "json=" + name + ".json",
              "--report=sarif=" + name + ".sarif");
      assertThat(outcome.err())
          .isEqualTo("Report: " + name + ".json\nReport: " + name + ".sarif\n");
    }
  }

  @Test
  void mergesResults() throws Exception {
    Outcome merged = workspace.run("report", "One.json", "Two.json", "--fail-on=warning");
    assertThat(merged.code()).isEqualTo(1);
    assertThat(merged.out())
        .contains(
            "src/com/acme/Two.java:4: warning: ",
            "2 new findings: 2 warnings (2 suppressed)",
            "Baseline: 2 known findings.",
            "Analysed 2 classes with 8 methods.")
        .doesNotContain("One.java");
    assertThat(merged.err())
        .isEqualTo("actionguard: 2 new findings of severity warning or above\n");
  }

  @Test
  void reportsAgainWhatWasReported() throws Exception {
    workspace.run("report", "One.json", "--format=sarif", "-o", "again.sarif");
    assertThat(Files.readString(workspace.path("again.sarif")))
        .isEqualTo(Files.readString(workspace.path("One.sarif")));
    workspace.run("report", "One.json", "--format=json", "-o", "again.json");
    assertThat(Files.readString(workspace.path("again.json")))
        .isEqualTo(Files.readString(workspace.path("One.json")));
    Outcome audit = workspace.run("report", "One.json", "--format=sarif-audit");
    assertThat(audit.out()).contains("\"justification\" : \"start of the process\"");
  }

  @Test
  void explainsOneFinding() throws Exception {
    assertThat(workspace.run("explain", "--finding=One.java:4", "One.json").out())
        .startsWith("src/com/acme/One.java:4: warning: Instant.now()")
        .contains("  known: the baseline has it\n", "see: actionguard explain LocalClock\n");
    assertThat(workspace.run("explain", "--finding=One.java:7", "One.json").out())
        .contains("  suppressed: start of the process\n");
    assertThat(workspace.run("explain", "--finding=com.acme.Two#now", "Two.json").out())
        .doesNotContain("known:");
    assertThat(workspace.run("explain", "--finding=Two.java:99", "Two.json").out())
        .startsWith("nothing was found at Two.java:99\n  if you expected a finding: ");
  }

  @Test
  void tellsWhatIsNoResult() throws Exception {
    workspace.write("no.json", "[]");
    Outcome outcome = workspace.run("report", "no.json");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).isEqualTo("actionguard: no.json: no results: not a JSON object\n");
    workspace.write("no.json", "{\"formatVersion\": 9}");
    assertThat(workspace.run("report", "no.json").err())
        .isEqualTo("actionguard: no.json: no results: results of version 9 are not known\n");
    assertThat(workspace.run("explain", "--finding=x", "none.json").err())
        .isEqualTo("actionguard: no such file of results: none.json\n");
  }
}
