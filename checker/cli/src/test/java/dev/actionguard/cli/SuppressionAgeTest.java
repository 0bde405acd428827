package dev.actionguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.cli.Workspace.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How old suppressions are, and what that means; it is the 1st of June 2026. */
final class SuppressionAgeTest {
  private static final String WATCH =
      """
      package com.acme;
      import dev.actionguard.annotations.Suppress;
      class Watch {
        @Suppress(rule = "LocalClock", because = "demo")
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

  private void commit(Git git, String day) throws Exception {
    PersonIdent somebody =
        new PersonIdent(
            "Somebody", "somebody@example.org", Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
    git.add().addFilepattern("src").call();
    git.add().addFilepattern("src").setUpdate(true).call();
    git.commit().setMessage(day).setSign(false).setAuthor(somebody).setCommitter(somebody).call();
  }

  private Outcome check() {
    return workspace.run(
        "check", "classes", "--sources=src", "--fail-on=note", "--report=html=report.html");
  }

  private String page() throws Exception {
    return Files.readString(workspace.path("report.html"));
  }

  @Test
  void isThatOfTheLineAlsoInARenamedFile() throws Exception {
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      workspace.compile("com/acme/Watch.java", WATCH);
      commit(git, "2026-01-01");
      assertThat(check().code()).isZero();
      assertThat(page()).contains("151 days, since 2026-01-01");
      Files.delete(workspace.path("src/com/acme/Watch.java"));
      Files.delete(workspace.path("classes/com/acme/Watch.class"));
      workspace.compile("com/acme/Clocks.java", WATCH.replace("class Watch", "class Clocks"));
      commit(git, "2026-05-01");
      assertThat(check().code()).isZero();
      assertThat(page()).contains("151 days, since 2026-01-01");
      workspace.compile(
          "com/acme/Clocks.java",
          WATCH.replace("class Watch", "class Clocks").replace("demo", "another reason"));
      check();
      assertThat(page()).contains("0 days, not committed");
    }
  }

  @Test
  void canBeLimited() throws Exception {
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      workspace.compile("com/acme/Watch.java", WATCH);
      commit(git, "2026-01-01");
      workspace.write("actionguard.yaml", "suppressions: { maxAge: 151 }\n");
      assertThat(check().code()).isZero();
      workspace.write("actionguard.yaml", "suppressions: { maxAge: 150 }\n");
      Outcome tooOld = check();
      assertThat(tooOld.code()).isEqualTo(1);
      assertThat(tooOld.out())
          .contains(
              "src/com/acme/Watch.java:4: warning: the suppression of LocalClock does not count: it is"
                  + " 151 days old, the configuration allows 150");
    }
  }

  @Test
  void isNotKnownWithoutAHistory() throws Exception {
    workspace.compile("com/acme/Watch.java", WATCH);
    assertThat(check().code()).isZero();
    assertThat(page()).contains("not known");
    workspace.write("actionguard.yaml", "suppressions: { maxAge: 151 }\n");
    Outcome undated = check();
    assertThat(undated.code()).isEqualTo(1);
    assertThat(undated.out()).contains("@Suppress of LocalClock does not count: ");
  }
}
