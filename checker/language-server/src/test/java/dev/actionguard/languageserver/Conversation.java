package dev.actionguard.languageserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.lsp4j.ApplyWorkspaceEditParams;
import org.eclipse.lsp4j.ApplyWorkspaceEditResponse;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** A client that talks with a server over streams, and remembers what it was told. */
final class Conversation implements LanguageClient, AutoCloseable {
  private static final long PATIENCE = Duration.ofMinutes(2).toMillis();

  final Map<Path, List<Diagnostic>> diagnostics = new ConcurrentHashMap<>();
  final AtomicInteger published = new AtomicInteger();
  final AtomicInteger refreshed = new AtomicInteger();
  final List<String> messages = new CopyOnWriteArrayList<>();
  final List<ProgressParams> progress = new CopyOnWriteArrayList<>();
  final List<RegistrationParams> registered = new CopyOnWriteArrayList<>();
  final List<WorkspaceEdit> applied = new CopyOnWriteArrayList<>();
  final CompletableFuture<Integer> exited = new CompletableFuture<>();
  private final Closeable end;
  private final LanguageServer server;

  Conversation() throws IOException {
    Socket wire = Wire.toServer(exited);
    end = wire;
    server = connect(wire.getInputStream(), wire.getOutputStream());
  }

  /** Talks with a server that is a process of its own. */
  Conversation(Process process) {
    end = process::destroy;
    server = connect(process.getInputStream(), process.getOutputStream());
  }

  private LanguageServer connect(InputStream in, OutputStream out) {
    Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(this, in, out);
    var unused = launcher.startListening();
    return launcher.getRemoteProxy();
  }

  LanguageServer server() {
    return server;
  }

  InitializeResult start(Path... folders) throws Exception {
    return start(params -> {}, folders);
  }

  InitializeResult start(Consumer<InitializeParams> more, Path... folders) throws Exception {
    InitializeParams params = new InitializeParams();
    params.setCapabilities(new ClientCapabilities());
    List<WorkspaceFolder> all = new ArrayList<>();
    for (Path folder : folders) {
      all.add(new WorkspaceFolder(folder.toUri().toString(), folder.toString()));
    }
    params.setWorkspaceFolders(all);
    more.accept(params);
    InitializeResult result = server.initialize(params).get(30, TimeUnit.SECONDS);
    server.initialized(new InitializedParams());
    return result;
  }

  static TextDocumentIdentifier id(Path file) {
    return new TextDocumentIdentifier(file.toUri().toString());
  }

  void open(Path file) throws IOException {
    open(file, Files.readString(file));
  }

  void open(Path file, String text) {
    server
        .getTextDocumentService()
        .didOpen(
            new DidOpenTextDocumentParams(
                new TextDocumentItem(file.toUri().toString(), "java", 1, text)));
  }

  void change(Path file, int version, String text) {
    change(file, version, new TextDocumentContentChangeEvent(text));
  }

  void change(Path file, int version, TextDocumentContentChangeEvent... changes) {
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(file.toUri().toString(), version),
                List.of(changes)));
  }

  /** Waits until a file has diagnostics for which something holds. */
  List<Diagnostic> await(Path file, Predicate<List<Diagnostic>> holds) throws Exception {
    awaitThat(() -> diagnostics.containsKey(file) && holds.test(diagnostics.get(file)));
    return diagnostics.get(file);
  }

  void awaitThat(java.util.function.BooleanSupplier holds) throws Exception {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE);
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as("in time; there was " + diagnostics + messages)
          .isLessThan(end);
      Thread.sleep(10);
    }
  }

  List<CodeAction> actions(Path file, Range range) throws Exception {
    return server
        .getTextDocumentService()
        .codeAction(new CodeActionParams(id(file), range, new CodeActionContext(List.of())))
        .get(60, TimeUnit.SECONDS)
        .stream()
        .map(either -> either.getRight())
        .toList();
  }

  /** Returns a text with edits made; their places are those in the text before. */
  static String edited(String text, List<TextEdit> edits) {
    List<TextEdit> sorted = new ArrayList<>(edits);
    dev.actionguard.source.SourceText lines = new dev.actionguard.source.SourceText(text);
    sorted.sort(
        (a, b) ->
            Documents.offset(lines, b.getRange().getStart())
                - Documents.offset(lines, a.getRange().getStart()));
    StringBuilder changed = new StringBuilder(text);
    for (TextEdit edit : sorted) {
      changed.replace(
          Documents.offset(lines, edit.getRange().getStart()),
          Documents.offset(lines, edit.getRange().getEnd()),
          edit.getNewText());
    }
    return changed.toString();
  }

  static List<TextEdit> changes(WorkspaceEdit edit, Path file) {
    return edit.getChanges().get(file.toUri().toString());
  }

  @Override
  public void close() throws IOException {
    end.close();
  }

  @Override
  public void telemetryEvent(Object object) {}

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams params) {
    diagnostics.put(Documents.path(params.getUri()).orElseThrow(), params.getDiagnostics());
    published.incrementAndGet();
  }

  @Override
  public void showMessage(MessageParams params) {
    messages.add(params.getMessage());
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void logMessage(MessageParams params) {
    messages.add(params.getMessage());
  }

  @Override
  public CompletableFuture<Void> registerCapability(RegistrationParams params) {
    registered.add(params);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> createProgress(WorkDoneProgressCreateParams params) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void notifyProgress(ProgressParams params) {
    progress.add(params);
  }

  @Override
  public CompletableFuture<Void> refreshDiagnostics() {
    refreshed.incrementAndGet();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<ApplyWorkspaceEditResponse> applyEdit(ApplyWorkspaceEditParams params) {
    applied.add(params.getEdit());
    return CompletableFuture.completedFuture(new ApplyWorkspaceEditResponse(true));
  }
}
