package dev.actionguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.rule.Analyzer;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  @Test
  void leavesACleanLine() {
    StringWriter err = new StringWriter();
    Environment environment =
        new Environment(
            Path.of(""),
            OutputStream.nullOutputStream(),
            new PrintWriter(err),
            false,
            Clock.systemUTC(),
            Workspace.RULES,
            Analyzer::analyze);
    try (Progress progress = new Progress(environment, "reading")) {
      assertThat(err.toString()).isEmpty();
      progress.phase("analysing");
      progress.show();
      progress.show();
    }
    assertThat(err.toString())
        .isEqualTo(
            "\r\u001b[Kactionguard: analysing … 2 s\r\u001b[Kactionguard: analysing … 3 s\r\u001b[K");
  }
}
