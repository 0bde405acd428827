package dev.actionguard.languageserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In an editor the samples show what their builds report. */
final class SamplesTest {
  @TempDir private Path folder;

  private static List<String> expected() throws IOException {
    return Files.readAllLines(Path.of("../../samples/ticket-desk/expected-findings.txt")).stream()
        .map(line -> line.replaceFirst("\\s*#.*", ""))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static List<String> shown(Conversation editor, Project project) {
    List<String> lines = new ArrayList<>();
    editor.diagnostics.forEach(
        (file, diagnostics) -> {
          for (Diagnostic d : diagnostics) {
            lines.add(
                "%s %s:%d"
                    .formatted(
                        d.getCode().getLeft(),
                        project.folder().relativize(file).toString().replace('\\', '/'),
                        d.getRange().getStart().getLine() + 1));
          }
        });
    return lines;
  }

  @Test
  void ticketDesk() throws Exception {
    Project project = Project.sample("ticket-desk", folder);
    Path file = project.path("src/main/java/com/example/ticketdesk/service/TicketService.java");
    try (Conversation editor = new Conversation()) {
      editor.start(project.folder());
      editor.open(file);
      List<Diagnostic> found = editor.await(file, list -> !list.isEmpty());
      List<String> expected = expected();
      editor.awaitThat(() -> shown(editor, project).size() >= expected.size());
      assertThat(shown(editor, project)).containsExactlyInAnyOrderElementsOf(expected);

      Diagnostic clock =
          found.stream().filter(d -> d.getCode().getLeft().equals("LocalClock")).findFirst().get();
      CodeAction fix =
          editor.actions(file, clock.getRange()).stream()
              .filter(a -> Boolean.TRUE.equals(a.getIsPreferred()))
              .findFirst()
              .orElseThrow();
      String text = Files.readString(file);
      String fixed = Conversation.edited(text, Conversation.changes(fix.getEdit(), file));
      editor.change(file, 2, fixed);
      editor.await(
          file, list -> list.stream().noneMatch(d -> d.getCode().getLeft().equals("LocalClock")));
      Files.writeString(file, fixed);
      project.compile(file);
    }
  }

  @Test
  void actionRecorder() throws Exception {
    Project project = Project.sample("action-recorder", folder);
    Path sources = project.path("src/main/java");
    try (Conversation editor = new Conversation();
        var files = Files.walk(sources)) {
      editor.start(project.folder());
      Path file = files.filter(f -> f.toString().endsWith("Recorder.java")).findFirst().get();
      String wrong = Files.readString(file).replaceFirst("\\{", "{ java.util.Map<String> broken;");
      editor.open(file, wrong);
      editor.change(file, 2, Files.readString(file) + "\n");
      // There is nothing to publish: a pull waits for the analysis.
      assertThat(pulled(editor, file)).isEmpty();
      assertThat(shown(editor, project)).isEmpty();
    }
  }

  private static List<Diagnostic> pulled(Conversation editor, Path file) throws Exception {
    return editor
        .server()
        .getTextDocumentService()
        .diagnostic(new org.eclipse.lsp4j.DocumentDiagnosticParams(Conversation.id(file)))
        .get()
        .getRelatedFullDocumentDiagnosticReport()
        .getItems();
  }
}
