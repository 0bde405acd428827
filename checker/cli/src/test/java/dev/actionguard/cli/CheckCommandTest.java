package dev.actionguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.cli.Workspace.Outcome;
import dev.actionguard.report.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckCommandTest {
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
  void isCleanWithoutFindings() throws Exception {
    workspace.compile("com/acme/A.java", "package com.acme; class A { int one() { return 1; } }");
    Outcome outcome = workspace.run("check", "classes");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .isEqualTo("No findings\nAnalysed 1 class with 2 methods.\nNothing was left out.\n");
  }

  @Test
  void failsFromTheAskedSeverityOn() throws Exception {
    workspace.compile("com/acme/Watch.java", CLOCK);
    assertThat(workspace.run("check", "classes").code()).isZero();
    assertThat(workspace.run("check", "classes", "--fail-on", "NOTE").code()).isEqualTo(1);
    Outcome outcome = workspace.run("check", "classes", "--fail-on=warning", "--sources=src");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .startsWith(
            """
            src/com/acme/Watch.java:5: warning: Instant.now() reads the local clock [LocalClock]
              5 | return java.time.Instant.now();

            1 finding: 1 warning
              LocalClock  1 warning; see: actionguard explain LocalClock
            """);
    assertThat(outcome.err()).isEqualTo("actionguard: 1 finding of severity warning or above\n");
    workspace.write("strict.yaml", "rules: { LocalClock: error }");
    assertThat(workspace.run("check", "classes", "--config=strict.yaml").code()).isEqualTo(1);
    assertThat(workspace.run("check", "classes", "--config=strict.yaml", "--fail-on=none").code())
        .isZero();
  }

  @Test
  void writesReportsToFiles() throws Exception {
    workspace.compile("com/acme/Watch.java", CLOCK);
    Outcome outcome =
        workspace.run(
            "check", "classes", "--format", "sarif", "-o", "out/new/r.sarif", "--sources", "src");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .startsWith("1 finding: 1 warning\n")
        .endsWith("\nReport: out/new/r.sarif\n");
    String sarif = Files.readString(workspace.path("out/new/r.sarif"));
    assertThat(sarif)
        .contains("\"uri\" : \"src/com/acme/Watch.java\"", "primaryLocationLineHash")
        .doesNotContain(folder.toString());
    assertThat(workspace.files("out/new")).containsExactly("r.sarif");
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Path other = workspace.write("out/other", "");
      assertThat(Files.getPosixFilePermissions(workspace.path("out/new/r.sarif")))
          .isEqualTo(Files.getPosixFilePermissions(other));
    }
    Outcome json = workspace.run("check", "classes", "--format", "json");
    assertThat(json.out()).startsWith("{").contains("\"file\" : \"com/acme/Watch.java\"");
    assertThat(json.err()).startsWith("1 finding: 1 warning\n");
    workspace.write("file", "");
    Outcome wrong = workspace.run("check", "classes", "-o", "file/r.txt");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).startsWith("actionguard: cannot write file/r.txt: not a folder");
  }

  @Test
  void isTheSameOnEveryRun() throws Exception {
    workspace.compile(
        "com/acme/Watch.java",
        CLOCK,
        "com/acme/Other.java",
        CLOCK.replace("Watch", "Other"),
        "com/beta/Watch.java",
        CLOCK.replace("com.acme", "com.beta"));
    for (String format : new String[] {"text", "json", "sarif"}) {
      String first = workspace.run("check", "classes/com", "--format", format).out();
      assertThat(first).contains("com/acme/Other.java");
      assertThat(workspace.run("check", "classes/com", "--format", format, "--threads", "1").out())
          .isEqualTo(first);
    }
  }

  @Test
  void readsArgumentsFromAFile() throws Exception {
    workspace.compile("com/acme/Watch.java", CLOCK);
    Path file = workspace.write("arguments.txt", "check\nclasses\n--fail-on\nwarning\n");
    assertThat(workspace.run("@" + file).code()).isEqualTo(1);
  }

  @Test
  void appliesSuppressionsOfTheSources() throws Exception {
    workspace.compile(
        "com/acme/Watch.java",
        CLOCK.replace("class", "@SuppressWarnings(\"LocalClock\") // shown only\nclass"));
    assertThat(workspace.run("check", "classes", "--fail-on=note").code()).isEqualTo(1);
    Outcome outcome = workspace.run("check", "classes", "--fail-on=note", "--sources=src");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).startsWith("No findings (1 suppressed)");
  }

  @Test
  void looksUpWhatTheConfigurationNames() throws Exception {
    workspace.compile("com/acme/Watch.java", CLOCK);
    workspace.write("actionguard.yaml", "validators:\n  - { method: com.acme.Watch#nwo }\n");
    Outcome outcome = workspace.run("check", "classes");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo(
            "actionguard.yaml:2: class 'com.acme.Watch' has no method 'nwo', did you mean 'now'?\n");
  }

  @Test
  void tellsInternalErrorsShortly() throws Exception {
    workspace.compile("com/acme/Watch.java", CLOCK);
    Environment.Analysis broken =
        (program, options, rules, threads) -> {
          throw new IllegalStateException("oops");
        };
    Outcome outcome = workspace.run(broken, "check", "classes");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo(
            "actionguard: internal error in version "
                + Tool.version()
                + ": java.lang.IllegalStateException: oops"
                + " (run again with --debug to see where)\n");
    assertThat(workspace.run(broken, "check", "--debug", "classes").err()).contains("\tat ");
    Environment.Analysis endless =
        (program, options, rules, threads) -> {
          throw new StackOverflowError();
        };
    assertThat(workspace.run(endless, "check", "classes").code()).isEqualTo(2);
  }
}
