package dev.actionguard.languageserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.actionguard.baseline.Baseline;
import dev.actionguard.baseline.BaselineEntry;
import dev.actionguard.baseline.BaselineFile;
import dev.actionguard.options.Options;
import dev.actionguard.rule.Analyzer;
import dev.actionguard.rules.StandardRules;
import dev.actionguard.source.SourceProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCapabilities;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticWorkspaceCapabilities;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.WindowClientCapabilities;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations as an editor has them. */
final class ServerTest {
  @TempDir private Path folder;
  private Project project;
  private Conversation editor;

  @BeforeEach
  void begin() throws Exception {
    project = Project.withAction(folder);
    editor = new Conversation();
  }

  @AfterEach
  void end() throws Exception {
    editor.close();
  }

  private Diagnostic one() throws Exception {
    return editor.await(project.action(), list -> list.size() == 1).get(0);
  }

  private void awaitNone() throws Exception {
    editor.await(project.action(), List::isEmpty);
  }

  private CodeAction action(String title) throws Exception {
    List<CodeAction> actions = editor.actions(project.action(), one().getRange());
    return actions.stream()
        .filter(a -> a.getTitle().startsWith(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError(actions));
  }

  @Test
  void tellsAllOfAFinding() throws Exception {
    editor.start(
        params -> {
          JsonObject options = new JsonObject();
          options.addProperty("rulePages", "https://example.org/rules/");
          params.setInitializationOptions(options);
        },
        project.folder());
    editor.open(project.action());
    Diagnostic found = one();
    assertThat(found.getCode().getLeft()).isEqualTo("LocalClock");
    assertThat(found.getCodeDescription().getHref())
        .isEqualTo("https://example.org/rules/LocalClock.md");
    assertThat(found.getSource()).isEqualTo("actionguard");
    assertThat(found.getSeverity()).isEqualTo(DiagnosticSeverity.Warning);
    assertThat(found.getData().toString()).matches("\"?[0-9a-f]{32}\"?");
    assertThat(found.getRange()).isEqualTo(new Range(new Position(13, 24), new Position(13, 37)));
    assertThat(found.getMessage().getLeft()).contains("Instant.now()").contains("fix: ");
  }

  @Test
  void followsEdits() throws Exception {
    editor.start(project.folder());
    editor.open(project.action());
    Range at = one().getRange();
    editor.change(project.action(), 2, new TextDocumentContentChangeEvent(at, "clock.instant()"));
    awaitNone();
    Range again =
        new Range(
            at.getStart(),
            new Position(at.getStart().getLine(), at.getStart().getCharacter() + 15));
    // Of two characters in UTF-16, four in UTF-8.
    editor.change(
        project.action(),
        3,
        new TextDocumentContentChangeEvent(again, "/* 😀 */ clock.instant()"),
        new TextDocumentContentChangeEvent(
            new Range(new Position(13, 33), new Position(13, 48)), "Instant.now()"));
    assertThat(one().getRange()).isEqualTo(new Range(new Position(13, 33), new Position(13, 46)));
    editor.change(project.action(), 4, "package shop;\r\n\r\nclass OrderAction {}\r\n");
    awaitNone();
    editor
        .server()
        .getTextDocumentService()
        .didClose(new DidCloseTextDocumentParams(Conversation.id(project.action())));
    one();
  }

  @Test
  void fiveHundredEdits() throws Exception {
    editor.start(project.folder());
    editor.open(project.action());
    one();
    int before = editor.published.get();
    for (int i = 0; i < 500; i++) {
      String line = i % 2 == 0 ? "int x = (" : "";
      editor.change(project.action(), i + 2, Project.ACTION.replace("insert.e", line + "insert.e"));
    }
    editor.change(
        project.action(), 600, Project.ACTION.replace("Instant.now()", "clock.instant()"));
    awaitNone();
    assertThat(editor.published.get() - before).isLessThan(100);
    assertThat(editor.messages).isEmpty();
  }

  @Test
  void fixesSuppressesExplains() throws Exception {
    editor.start(project.folder());
    editor.open(project.action());
    CodeAction fix = action("read the clock 'clock'");
    assertThat(fix.getIsPreferred()).isTrue();
    assertThat(fix.getDiagnostics()).hasSize(1);
    String fixed =
        Conversation.edited(Project.ACTION, Conversation.changes(fix.getEdit(), project.action()));
    assertThat(fixed).contains("setObject(1, clock.instant())");
    project.compile(project.write("src/main/java/shop/OrderAction.java", fixed));
    CodeAction all = action("fix all");
    assertThat(all.getKind()).isEqualTo("source.fixAll.actionguard");
    assertThat(
            Conversation.edited(
                Project.ACTION, Conversation.changes(all.getEdit(), project.action())))
        .isEqualTo(fixed);

    CodeAction suppress = action("suppress LocalClock here");
    String suppressed =
        Conversation.edited(
            Project.ACTION, Conversation.changes(suppress.getEdit(), project.action()));
    assertThat(suppressed).contains("  @SuppressWarnings(\"LocalClock\") // \n  void record");
    editor.change(project.action(), 2, suppressed);
    awaitNone();
    editor.change(project.action(), 3, Project.ACTION);
    String fingerprint = one().getData().toString().replace("\"", "");
    Object done =
        editor
            .server()
            .getWorkspaceService()
            .executeCommand(
                new ExecuteCommandParams(
                    "actionguard.suppress",
                    List.of(project.action().toUri().toString(), fingerprint, "a test")))
            .get();
    assertThat(done.toString()).isEqualTo("true");
    assertThat(
            Conversation.edited(
                Project.ACTION, Conversation.changes(editor.applied.get(0), project.action())))
        .contains("@SuppressWarnings(\"LocalClock\") // a test\n");

    CodeAction explain = action("explain LocalClock");
    Object page =
        editor
            .server()
            .getWorkspaceService()
            .executeCommand(
                new ExecuteCommandParams(
                    explain.getCommand().getCommand(), explain.getCommand().getArguments()))
            .get();
    assertThat(page.toString()).contains("LocalClock");
    editor.awaitThat(() -> !editor.messages.isEmpty());
  }

  @Test
  void suppressesByTheAnnotationIfThereIsOne() throws Exception {
    editor.start(
        params -> {
          JsonArray path = new JsonArray();
          path.add(Path.of("../../rules/annotations/target/classes").toAbsolutePath().toString());
          JsonObject own = new JsonObject();
          own.add("classpath", path);
          JsonObject options = new JsonObject();
          options.add("actionguard", own);
          params.setInitializationOptions(options);
        },
        project.folder());
    editor.open(project.action());
    CodeAction suppress = action("suppress LocalClock here");
    String suppressed =
        Conversation.edited(
            Project.ACTION, Conversation.changes(suppress.getEdit(), project.action()));
    assertThat(suppressed)
        .contains("import dev.actionguard.annotations.Suppress;\nimport java.time.Clock;")
        .contains("  @Suppress(rule = \"LocalClock\", because = \"\")\n  void record");
    // Without a reason it does not count.
    editor.change(project.action(), 2, suppressed.replace("because = \"\"", "because = \"why\""));
    awaitNone();
    editor.change(project.action(), 3, suppressed);
    one();
  }

  private static final String SEARCH =
      """
      package shop;

      import java.sql.*;

      class Search {
        ResultSet find(jakarta.servlet.http.HttpServletRequest request, Connection db)
            throws SQLException {
          String sort = request.getParameter("sort");
          Checks.check(sort);
          return db.createStatement().executeQuery("select * from t order by " + sort);
        }
      }
      """;

  @Test
  void declaresAValidator() throws Exception {
    Path search = project.write("src/main/java/shop/Search.java", SEARCH);
    project.write(
        "src/main/java/shop/Checks.java",
        "package shop; class Checks { static void check(String text) { Other.check(text); } }");
    Path config = project.write("actionguard.yaml", "audit: false\n");
    project.write("target/actionguard-classpath.txt", "library " + servletApi() + "\n");
    editor.start(project.folder());
    editor.open(search);
    Diagnostic found =
        editor.await(search, l -> !l.isEmpty()).stream()
            .filter(d -> d.getCode().getLeft().equals("QueryInjection"))
            .findFirst()
            .orElseThrow();
    assertThat(found.getRelatedInformation()).hasSizeGreaterThan(1);
    Position call = new Position(8, 12);
    CodeAction declare =
        editor.actions(search, new Range(call, call)).stream()
            .filter(a -> a.getTitle().contains("as validator"))
            .findFirst()
            .orElseThrow();
    String yaml =
        Conversation.edited("audit: false\n", Conversation.changes(declare.getEdit(), config));
    assertThat(yaml)
        .isEqualTo(
            "audit: false\nvalidators:\n  - { method: \"shop.Checks#check(java.lang.String)\","
                + " shape: throws, arg: 0, clears: [text, bound] }\n");
    Files.writeString(config, yaml);
    changed(config, FileChangeType.Changed);
    editor.await(search, List::isEmpty);

    Files.writeString(config, "rulse: {}\n");
    changed(config, FileChangeType.Changed);
    Diagnostic mistake = editor.await(config, l -> !l.isEmpty()).get(0);
    assertThat(mistake.getMessage().getLeft()).contains("did you mean 'rules'");
    assertThat(mistake.getRange().getStart()).isEqualTo(new Position(0, 0));
    assertThat(editor.diagnostics.get(search)).as("the last configuration counts").isEmpty();
  }

  private static Path servletApi() {
    return Project.libraries().stream()
        .filter(p -> p.toString().contains("servlet-api"))
        .findFirst()
        .orElseThrow();
  }

  private void changed(Path file, FileChangeType type) {
    editor
        .server()
        .getWorkspaceService()
        .didChangeWatchedFiles(
            new DidChangeWatchedFilesParams(List.of(new FileEvent(file.toUri().toString(), type))));
  }

  @Test
  void tellsRolesOnHover() throws Exception {
    Path search = project.write("src/main/java/shop/Search.java", SEARCH);
    project.write("target/actionguard-classpath.txt", "library " + servletApi() + "\n");
    editor.start(project.folder());
    editor.open(search);
    assertThat(hover(search, new Position(7, 30)))
        .contains("**source** (QueryInjection)")
        .contains("Search.java:10");
    assertThat(hover(search, new Position(9, 40))).contains("**sink** (QueryInjection)");
    assertThat(hover(search, new Position(0, 0))).isEmpty();
  }

  private String hover(Path file, Position position) throws Exception {
    Hover hover =
        editor
            .server()
            .getTextDocumentService()
            .hover(new HoverParams(Conversation.id(file), position))
            .get(60, TimeUnit.SECONDS);
    return hover == null ? "" : hover.getContents().getRight().getValue();
  }

  @Test
  void filesGoAndCome() throws Exception {
    editor.start(params -> params.getCapabilities().setWorkspace(watching()), project.folder());
    editor.awaitThat(() -> !editor.registered.isEmpty());
    editor.open(project.action());
    one();
    Files.delete(project.action());
    changed(project.action(), FileChangeType.Deleted);
    // The editor still has it.
    assertThat(pull(project.action()).get(60, TimeUnit.SECONDS)).isNotNull();
    assertThat(editor.diagnostics.get(project.action())).hasSize(1);
    editor
        .server()
        .getTextDocumentService()
        .didClose(new DidCloseTextDocumentParams(Conversation.id(project.action())));
    awaitNone();
    Path renamed =
        project.write(
            "src/main/java/shop/Renamed.java", Project.ACTION.replace("OrderAction", "Renamed"));
    changed(renamed, FileChangeType.Created);
    editor.await(renamed, list -> list.size() == 1);
    Files.delete(renamed);
    changed(renamed, FileChangeType.Deleted);
    editor.await(renamed, List::isEmpty);
  }

  private static WorkspaceClientCapabilities watching() {
    WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
    workspace.setDidChangeWatchedFiles(new DidChangeWatchedFilesCapabilities(true));
    return workspace;
  }

  private CompletableFuture<DocumentDiagnosticReport> pull(Path file) {
    return editor
        .server()
        .getTextDocumentService()
        .diagnostic(new DocumentDiagnosticParams(Conversation.id(file)));
  }

  @Test
  void openFilesArePulledIfTheClientCan() throws Exception {
    editor.start(
        params -> {
          TextDocumentClientCapabilities text = new TextDocumentClientCapabilities();
          text.setDiagnostic(new DiagnosticCapabilities());
          params.getCapabilities().setTextDocument(text);
          WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
          workspace.setDiagnostics(new DiagnosticWorkspaceCapabilities(true));
          params.getCapabilities().setWorkspace(workspace);
        },
        project.folder());
    Path other =
        project.write(
            "src/main/java/shop/Other.java", Project.ACTION.replace("OrderAction", "Other"));
    editor.open(project.action());
    assertThat(
            pull(project.action())
                .get(60, TimeUnit.SECONDS)
                .getRelatedFullDocumentDiagnosticReport()
                .getItems())
        .hasSize(1);
    editor.await(other, list -> list.size() == 1);
    editor.await(project.action(), List::isEmpty);
    editor.awaitThat(() -> editor.refreshed.get() > 0);
  }

  @Test
  void cancelled() throws Exception {
    editor.start(
        params -> {
          WindowClientCapabilities window = new WindowClientCapabilities();
          window.setWorkDoneProgress(true);
          params.getCapabilities().setWindow(window);
        },
        project.folder());
    editor.open(project.action());
    CompletableFuture<DocumentDiagnosticReport> pulled = pull(project.action());
    pulled.cancel(true);
    assertThatThrownBy(pulled::get).isInstanceOf(CancellationException.class);
    one();
    editor.awaitThat(
        () ->
            editor.progress.stream()
                .anyMatch(p -> p.getValue().getLeft() instanceof WorkDoneProgressEnd));
    WorkDoneProgressBegin begin =
        (WorkDoneProgressBegin) editor.progress.get(0).getValue().getLeft();
    assertThat(begin.getCancellable()).isTrue();
    editor
        .server()
        .cancelProgress(new WorkDoneProgressCancelParams(editor.progress.get(0).getToken()));
    editor.change(project.action(), 2, "class OrderAction {}");
    awaitNone();
  }

  @Test
  void severalFoldersAndSettings() throws Exception {
    Path second = Files.createDirectories(folder.resolve("second")).toRealPath();
    Path first = Files.createDirectories(folder.resolve("first")).toRealPath();
    Project one = Project.withAction(first);
    Project two = Project.withAction(second);
    two.write("actionguard.yaml", "rules: { LocalClock: error }\n");
    editor.start(one.folder());
    editor.open(one.action());
    editor.open(two.action());
    editor.await(one.action(), list -> list.size() == 1);
    assertThat(editor.diagnostics).doesNotContainKey(two.action());
    editor
        .server()
        .getWorkspaceService()
        .didChangeWorkspaceFolders(
            new DidChangeWorkspaceFoldersParams(
                new WorkspaceFoldersChangeEvent(
                    List.of(new WorkspaceFolder(two.folder().toUri().toString(), "two")),
                    List.of(new WorkspaceFolder(one.folder().toUri().toString(), "one")))));
    assertThat(editor.await(two.action(), l -> l.size() == 1).get(0).getSeverity())
        .isEqualTo(DiagnosticSeverity.Error);
    editor.await(one.action(), List::isEmpty);
    JsonObject settings = new JsonObject();
    settings.addProperty("rulePages", "https://example.org/");
    editor
        .server()
        .getWorkspaceService()
        .didChangeConfiguration(new DidChangeConfigurationParams(settings));
    editor.await(two.action(), l -> !l.isEmpty() && l.get(0).getCodeDescription() != null);
  }

  @Test
  void requestsOutOfOrder() throws Exception {
    assertThatThrownBy(() -> pull(project.action()).get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("initialize was not called yet");
    editor.open(project.action());
    editor.start(project.folder());
    assertThatThrownBy(() -> editor.server().initialize(new InitializeParams()).get())
        .hasMessageContaining("initialize was called before");
    assertThat(editor.diagnostics).isEmpty();
    editor.server().shutdown().get(30, TimeUnit.SECONDS);
    assertThatThrownBy(() -> pull(project.action()).get(30, TimeUnit.SECONDS))
        .hasMessageContaining("shutdown was called");
    editor.open(project.action());
    editor.server().exit();
    assertThat(editor.exited.get(30, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void endsWithItsStream() throws Exception {
    editor.start(project.folder());
    editor.close();
    assertThat(editor.exited.get(30, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void knownFindingsAreNotShown() throws Exception {
    Path other =
        project.write(
            "src/main/java/shop/Other.java", Project.ACTION.replace("OrderAction", "Other"));
    project.write(
        "actionguard-baseline.jsonl",
        new String(BaselineFile.write(baselineOf(project, "shop.Other")), StandardCharsets.UTF_8));
    editor.start(project.folder());
    editor.open(project.action());
    one();
    assertThat(editor.diagnostics).doesNotContainKey(other);
  }

  private static Baseline baselineOf(Project project, String className) {
    try (SourceProgram program =
        SourceProgram.read(
            new SourceProgram.Input(List.of(project.folder()), List.of(), List.of(), 17))) {
      return Baseline.of(
          Analyzer.analyze(program.program(), Options.DEFAULT, StandardRules.all(), 1)
              .findings()
              .stream()
              .filter(f -> f.place().className().equals(className))
              .toList(),
          BaselineEntry.Note.NONE);
    }
  }

  @Test
  void aFolderByALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), project.folder());
    project.write(
        "target/actionguard-classpath.txt", "source " + project.path("src/main/java") + "\n");
    Path file = link.resolve("src/main/java/shop/OrderAction.java");
    editor.start(link);
    editor.open(file, Project.ACTION);
    editor.await(file, list -> list.size() == 1);
    editor.change(file, 2, "class OrderAction {}");
    editor.await(file, List::isEmpty);
  }

  @Test
  void nothingIsSaidOfOtherFiles() throws Exception {
    editor.start(project.folder());
    Path elsewhere = Files.createTempFile("Elsewhere", ".java").toRealPath();
    try {
      editor.open(elsewhere, Project.ACTION);
      assertThat(pull(elsewhere).get(30, TimeUnit.SECONDS)).isNotNull();
      assertThat(editor.actions(elsewhere, new Range(new Position(0, 0), new Position(99, 0))))
          .isEmpty();
    } finally {
      Files.delete(elsewhere);
    }
    assertThatThrownBy(
            () ->
                editor
                    .server()
                    .getWorkspaceService()
                    .executeCommand(new ExecuteCommandParams("rm", List.of()))
                    .get(30, TimeUnit.SECONDS))
        .isNotInstanceOf(TimeoutException.class)
        .hasMessageContaining("unknown command");
  }
}
