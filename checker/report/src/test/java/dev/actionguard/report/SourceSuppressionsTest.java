package dev.actionguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.rule.SourceSuppression;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceSuppressionsTest {
  @TempDir Path base;

  private SourceSuppressions.Read read(String code) throws Exception {
    Files.writeString(Files.createDirectories(base.resolve("com/acme")).resolve("A.java"), code);
    return SourceSuppressions.read(
        Set.of("com/acme/A.java"), Sources.of(base, List.of(base)), Samples.RULES);
  }

  @Test
  void readsDeclarationsOfEveryKind() throws Exception {
    SourceSuppressions.Read read =
        read(
            """
            package com.acme;

            @SuppressWarnings({"unchecked", "actionguard:LocalClock"}) // demo code
            class A {
              // only shown
              @java.lang.SuppressWarnings("WallClock")
              java.time.Instant at =
                  java.time.Instant.now();

              @SuppressWarnings(value = "QueryInjection")
              void m(@SuppressWarnings("LocalClock") String p) {
                @SuppressWarnings("LocalClock")
                var now = java.time.Instant.now();
              }
            }
            """);
    assertThat(read.notices()).isEmpty();
    String none = "@SuppressWarnings without a comment";
    assertThat(read.suppressions())
        .containsExactly(
            new SourceSuppression("com/acme/A.java", "LocalClock", 3, 15, "demo code"),
            new SourceSuppression("com/acme/A.java", "LocalClock", 6, 8, "only shown"),
            new SourceSuppression("com/acme/A.java", "QueryInjection", 10, 14, none),
            new SourceSuppression("com/acme/A.java", "LocalClock", 11, 11, none),
            new SourceSuppression("com/acme/A.java", "LocalClock", 12, 13, none));
  }

  @Test
  void tellsOfUnknownRulesUnderOurPrefix() throws Exception {
    SourceSuppressions.Read read =
        read("@SuppressWarnings({\"rawtypes\", \"actionguard:LocalClok\"}) class A {}");
    assertThat(read.suppressions()).isEmpty();
    assertThat(read.notices())
        .containsExactly(
            new Notice(
                Notice.Level.NOTE,
                "com/acme/A.java:1",
                "@SuppressWarnings does not count: unknown rule 'LocalClok', did you mean"
                    + " 'LocalClock'?"));
  }

  @Test
  void survivesBrokenFiles() throws Exception {
    assertThat(read("@SuppressWarnings(\"LocalClock\") class A { void m( {{{ \"").suppressions())
        .hasSizeLessThan(2);
  }
}
