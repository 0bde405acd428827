package dev.actionguard.recorder.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program does what its documentation says. */
final class MainTest {

  @Test
  void itPrintsTheHistoryAsATable() {
    String printed = run();
    assertThat(printed)
        .contains("request", "action / event", "compute_reboot_instance", "attach_volume")
        .contains("Error", "IllegalStateException", "SUCCESS")
        .doesNotContain("this text is not for users", "alice", "req-");
    assertThat(printed.lines().count()).isEqualTo(10);
    assertThat(printed.indexOf("reboot")).as("newest first").isLessThan(printed.indexOf("stop"));
  }

  @Test
  void itKeepsTheHistoryInAFile(@TempDir Path directory) {
    String file = directory.resolve("history").toString();
    run(file);
    run(file);
    assertThat(Files.exists(directory.resolve("history.mv.db"))).isTrue();
  }

  private static String run(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      Main.main(arguments);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
