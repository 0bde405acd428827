package dev.actionguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.cli.Workspace.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaselineCommandTest {
  private static final String FILE = "actionguard-baseline.jsonl";

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = new Workspace(folder);
  }

  private void compile(String... methods) throws Exception {
    StringBuilder text = new StringBuilder("package com.acme;\n\nclass Watch {\n");
    for (String method : methods) {
      text.append("  Object ").append(method).append("() { return java.time.Instant.now(); }\n");
    }
    workspace.compile("com/acme/Watch.java", text.append("}\n").toString());
  }

  private Outcome check(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "check";
    arguments[1] = "classes";
    arguments[2] = "--fail-on=warning";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return workspace.run(arguments);
  }

  @Test
  void letsKnownFindingsThroughOnly() throws Exception {
    compile("one", "two");
    assertThat(check().code()).isEqualTo(1);
    Outcome created = workspace.run("baseline", "create", "classes", "--owner=team-a");
    assertThat(created.err()).isEqualTo("Baseline: 2 entries in " + FILE + "\n");
    assertThat(created.code()).isZero();
    String written = Files.readString(workspace.path(FILE));
    assertThat(written)
        .isEqualTo(
            """
            {"actionguardBaseline":1}
            {"rule":"LocalClock","class":"com.acme.Watch","method":"one()","message":"Instant.now() reads the local clock","owner":"team-a","fingerprints":{"v1":"com.acme.Watch#one()"}}
            {"rule":"LocalClock","class":"com.acme.Watch","method":"two()","message":"Instant.now() reads the local clock","owner":"team-a","fingerprints":{"v1":"com.acme.Watch#two()"}}
            """);
    Outcome known = check();
    assertThat(known.code()).isZero();
    assertThat(known.out()).startsWith("No new findings\nBaseline: 2 known findings.\n");
    assertThat(check("--all").code()).isEqualTo(1);
    compile("one", "three", "two");
    Outcome added = check();
    assertThat(added.code()).isEqualTo(1);
    assertThat(added.err()).isEqualTo("actionguard: 1 new finding of severity warning or above\n");
    assertThat(added.out()).contains("Watch.java:5: warning: ", "1 new finding: 1 warning");
    assertThat(check("--max-allowed=1").code()).isZero();
    assertThat(check("--max-allowed=2", "--exact").err())
        .endsWith("fewer than the 2 that are allowed: lower that number\n");
  }

  @Test
  void keepsTheFile() throws Exception {
    compile("one", "two");
    workspace.run("baseline", "create", "classes", "--reason=was there before");
    assertThat(workspace.run("baseline", "create", "classes").err())
        .isEqualTo("actionguard: " + FILE + " is there already; update it, or delete it first\n");
    compile("two", "three");
    Outcome pruned = workspace.run("baseline", "prune", "classes");
    assertThat(pruned.err()).isEqualTo("Baseline: 2 entries in " + FILE + ": 0 taken out\n");
    assertThat(Files.readString(workspace.path(FILE)))
        .contains("three()", "two()")
        .doesNotContain("one()");
    compile("two", "three", "four");
    workspace.run("baseline", "prune", "classes");
    assertThat(check().code()).isEqualTo(1);
    Outcome updated = workspace.run("baseline", "update", "classes", "--until=2026-06-30");
    assertThat(updated.err())
        .isEqualTo("Baseline: 3 entries in " + FILE + ": 1 added, 0 taken out\n");
    assertThat(Files.readString(workspace.path(FILE)).lines())
        .anyMatch(l -> l.contains("four()") && l.contains("\"until\":\"2026-06-30\""))
        .anyMatch(l -> l.contains("two()") && l.contains("\"reason\":\"was there before\""));
    assertThat(check().code()).isZero();
    compile("two");
    Outcome fixed = check();
    assertThat(fixed.code()).isZero();
    assertThat(fixed.out())
        .contains(
            "  fixed: LocalClock in com.acme.Watch#three()\n",
            "Baseline: 1 known finding, 2 fixed (baseline-prune takes them out).\n");
  }

  @Test
  void tellsWhatIsWrong() throws Exception {
    compile("one");
    assertThat(check("--baseline=none.jsonl").err())
        .isEqualTo("actionguard: no such baseline: none.jsonl\n");
    workspace.write(FILE, "{\"actionguardBaseline\":1}\n<<<<<<< HEAD\n");
    Outcome conflict = check();
    assertThat(conflict.code()).isEqualTo(2);
    assertThat(conflict.err())
        .isEqualTo(
            "actionguard: "
                + FILE
                + ":2: conflict left by a merge; baseline-merge puts both sides together\n");
    assertThat(workspace.run("baseline", "merge", FILE).code()).isZero();
    assertThat(check().code()).isEqualTo(1);
    assertThat(workspace.run("baseline", "update", "classes", "--until=soon").err())
        .startsWith("actionguard: --until: 'soon' is not a date");
    assertThat(workspace.run("baseline").err())
        .startsWith("actionguard: a command is missing: create, update, prune or merge");
  }
}
