package dev.actionguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.cli.Workspace.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code @Suppress} from source to report, through real class files. */
final class SuppressionTest {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = new Workspace(folder);
  }

  /** Compiles a class body and returns the lines that still have findings. */
  private Outcome check(String body) throws Exception {
    workspace.compile(
        "com/acme/A.java",
        """
        package com.acme;
        import dev.actionguard.annotations.Suppress;
        import java.time.Instant;
        """
            + body);
    return workspace.run("check", "classes");
  }

  private static List<Integer> lines(Outcome outcome) {
    return Pattern.compile("A\\.java:(\\d+): warning: Instant")
        .matcher(outcome.out())
        .results()
        .map(m -> Integer.valueOf(m.group(1)))
        .toList();
  }

  @Test
  void countsInsideOfWhatItMarks() throws Exception {
    Outcome outcome =
        check(
            """
            class A {
              @Suppress(rule = "LocalClock", because = "demo")
              Instant method() {
                return new Object() {
                  Instant inner() { return Instant.now(); }
                }.inner();
              }
              Instant open() { return Instant.now(); }
              @Suppress(rule = "LocalClock", because = "demo", until = "2026-06-01")
              static class Inner {
                Instant nested() { return Instant.now(); }
                class Deep { Instant deep() { return Instant.now(); } }
              }
            }
            """);
    assertThat(lines(outcome)).containsExactly(11);
    assertThat(outcome.out()).contains("1 finding: 1 warning (3 suppressed)");
  }

  @Test
  void onAFieldCountsInItsInitialiser() throws Exception {
    Outcome outcome =
        check(
            """
            class A {
              @Suppress(rule = "LocalClock", because = "demo")
              static final Instant START =
                  Instant.now();
            }
            """);
    assertThat(outcome.out()).startsWith("No findings (1 suppressed)");
  }

  @Test
  void toldIfItDoesNotCount() throws Exception {
    Outcome outcome =
        check(
            """
            class A {
              @Suppress(rule = "LocalClock", because = "")
              @Suppress(rule = "LocalClok", because = "demo")
              @Suppress(rule = "LocalClock", because = "demo", until = "2026-05-31")
              Instant one() { return Instant.now(); }
              @Suppress(rule = "QueryInjection", because = "demo")
              void two() {}
            }
            """);
    assertThat(lines(outcome)).containsExactly(8);
    assertThat(outcome.out())
        .contains(
            """
            com/acme/A.java:8: note: @Suppress does not count: unknown rule 'LocalClok', did you mean 'LocalClock'?
            com/acme/A.java:8: note: @Suppress of LocalClock does not count: it expired on 2026-05-31
            com/acme/A.java:8: note: @Suppress of LocalClock does not count: it gives no reason
            """)
        .contains("A.java:10: note: the suppression of QueryInjection accepts no finding");
  }

  @Test
  void excludedClassesCountAsSuppressed() throws Exception {
    workspace.write("actionguard.yaml", "scope: { exclude: com.acme.. }");
    assertThat(check("class A { Instant one() { return Instant.now(); } }").out())
        .startsWith("No findings (1 suppressed)");
  }
}
