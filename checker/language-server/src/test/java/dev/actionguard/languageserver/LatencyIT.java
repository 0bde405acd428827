package dev.actionguard.languageserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.junit.jupiter.api.Test;

/**
 * How long an editor waits, as a table; only on request, for the folder of sources that the
 * property {@code actionguard.latency} names.
 */
final class LatencyIT {
  private static final int EDITS = 20;

  @Test
  void table() throws Exception {
    String named = System.getProperty("actionguard.latency", "");
    assumeTrue(!named.isEmpty(), "no folder of sources is named by actionguard.latency");
    Path folder = Path.of(named).toRealPath();
    Path file = largest(folder);
    String text = Files.readString(file);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                System.getProperty("actionguard.jar"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (Conversation editor = new Conversation(process)) {
      long begun = System.nanoTime();
      editor.start(folder);
      editor.open(file, text);
      long first = answered(editor, file, begun);
      List<Long> code = new ArrayList<>();
      List<Long> member = new ArrayList<>();
      int version = 2;
      for (int i = 0; i < EDITS; i++) {
        begun = System.nanoTime();
        editor.change(file, version++, text.replace("return ", "int z" + i + "; return "));
        code.add(answered(editor, file, begun));
      }
      for (int i = 0; i < EDITS / 4; i++) {
        begun = System.nanoTime();
        editor.change(file, version++, text.replaceFirst("(?m)^}", "  int z" + i + "; }"));
        member.add(answered(editor, file, begun));
      }
      System.out.printf(
          "Latency, with the 150 ms that follow a keystroke: %s%n"
              + "  start to first diagnostics      %,6d ms%n"
              + "  keystroke in a method, median   %,6d ms, of the last ten %,d ms%n"
              + "  keystroke that adds a member    %,6d ms%n"
              + "  resident memory at most         %s%n",
          folder.getFileName(),
          first,
          median(code),
          median(code.subList(EDITS / 2, EDITS)),
          median(member),
          resident(process));
      assertThat(process.isAlive()).isTrue();
    } finally {
      process.destroy();
      process.waitFor(10, TimeUnit.SECONDS);
    }
  }

  private static Path largest(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .max(Comparator.comparingLong(f -> f.toFile().length()))
          .orElseThrow();
    }
  }

  private static long answered(Conversation editor, Path file, long begun) throws Exception {
    editor
        .server()
        .getTextDocumentService()
        .diagnostic(new DocumentDiagnosticParams(Conversation.id(file)))
        .get(5, TimeUnit.MINUTES);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
  }

  private static long median(List<Long> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  private static String resident(Process process) throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    return Files.isReadable(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .map(line -> line.replaceFirst("VmHWM:\\s*", ""))
            .findFirst()
            .orElse("unknown")
        : "unknown";
  }
}
