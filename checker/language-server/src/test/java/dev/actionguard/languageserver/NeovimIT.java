package dev.actionguard.languageserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that users get, started by a real editor; left out where there is no Neovim. */
final class NeovimIT {
  private static final Path JAR = Path.of(System.getProperty("actionguard.jar"));

  @TempDir private Path folder;

  private static boolean hasNeovim() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(path -> Files.isExecutable(Path.of(path, "nvim")));
  }

  @Test
  void showsFindingsAndFixesOne() throws Exception {
    assumeTrue(hasNeovim(), "there is no Neovim (nvim) on the PATH: apt-get install neovim");
    Project project = Project.sample("ticket-desk", folder);
    Path file = project.path("src/main/java/com/example/ticketdesk/service/TicketService.java");
    String before = Files.readString(file);
    String shown = neovim(project, file);
    System.out.println("Neovim showed:\n" + shown);
    assertThat(shown)
        .contains("shown: LocalClock 62:")
        .contains("shown: SensitiveIdInLog 114:")
        .contains("offered: suppress LocalClock here; fill in the reason")
        .contains("offered: explain LocalClock")
        .contains("applied: read the clock 'clock'")
        .contains("left: 1");
    assertThat(Files.readString(file)).isNotEqualTo(before).contains("clock.instant()");
    project.compile(file);
  }

  private String neovim(Project project, Path file) throws IOException, InterruptedException {
    Path script = Path.of("src/test/resources/open.lua").toAbsolutePath();
    Path out = folder.resolve("out.txt");
    ProcessBuilder builder =
        new ProcessBuilder("nvim", "--headless", "--clean", "-n", "-c", "luafile " + script)
            .directory(project.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    builder
        .environment()
        .put(
            "ACTIONGUARD_TEST",
            String.join(
                "\n",
                List.of(
                    java,
                    JAR.toString(),
                    project.folder().toString(),
                    file.toString(),
                    "LocalClock")));
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("XDG_STATE_HOME", folder.toString());
    Process process = builder.start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    String shown = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(ended).as("it ends: " + shown).isTrue();
    assertThat(process.exitValue()).as(shown).isZero();
    return shown;
  }
}
