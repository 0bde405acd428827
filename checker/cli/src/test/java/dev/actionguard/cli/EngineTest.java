package dev.actionguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.cli.Workspace.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources are checked without a compiler, alone and with their class files. */
final class EngineTest {
  private static final String CLOCK =
      """
      package com.acme;

      class Watch {
        java.time.Instant now() {
          return java.time.Instant.now();
        }
      }
      """;

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = new Workspace(folder);
  }

  @Test
  void readsSources() throws Exception {
    workspace.write("src/com/acme/Watch.java", CLOCK);
    Outcome outcome = workspace.run("check", "src", "--engine=source", "--fail-on=warning");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .contains(
            "src/com/acme/Watch.java:4:21", "Instant.now() reads the local clock [LocalClock]")
        .contains("java.time.Instant now() {")
        .contains("2 of 2 calls resolved (100.0 %)");
  }

  @Test
  void findsTheColumn() throws Exception {
    workspace.write("src/com/acme/Watch.java", CLOCK);
    Outcome outcome = workspace.run("check", "src", "--engine=source", "--format=sarif");
    assertThat(outcome.out()).contains("\"startColumn\"");
  }

  @Test
  void readsCodeThatDoesNotCompile() throws Exception {
    workspace.write(
        "src/com/acme/Watch.java", CLOCK.replace("class Watch {", "class Watch { int x = ;"));
    workspace.write(
        "src/com/acme/Gone.java", "package com.acme; class Gone { Lost lost = new Lost(); }");
    Outcome outcome = workspace.run("check", "src", "--engine=source", "--fail-on=warning");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("[LocalClock]", "src/com/acme/Watch.java:3", "not found: Lost");
  }

  @Test
  void gatesOnTheShareOfCallsThatAreResolved() throws Exception {
    workspace.write(
        "src/com/acme/Gone.java", "package com.acme; class Gone { Lost lost = new Lost(); }");
    Outcome outcome = workspace.run("check", "src", "--engine=source", "--fail-on-incomplete=10");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("calls resolved", "more are unknown than the allowed 10.0 %");
  }

  @Test
  void readsSourcesWithTheirClassFiles() throws Exception {
    workspace.compile("com/acme/Watch.java", CLOCK);
    workspace.compile("com/acme/Other.java", CLOCK.replace("Watch", "Other"));
    Files.delete(workspace.path("src/com/acme/Other.java"));
    Outcome outcome =
        workspace.run("check", "classes", "--engine=auto", "--sources=src", "--fail-on=warning");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).contains("Watch.java:4:21", "Other.java:5", "2 findings");
    assertThat(workspace.run("check", "classes", "--engine=auto").err())
        .contains("--engine=auto needs --sources");
  }

  @Test
  void saysThatThereAreNoSources() throws Exception {
    Files.createDirectories(workspace.path("src"));
    Outcome outcome = workspace.run("check", "src", "--engine=source");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("there are no Java sources in what is to be analysed");
  }
}
