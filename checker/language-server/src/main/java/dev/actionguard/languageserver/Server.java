package dev.actionguard.languageserver;

import com.google.gson.JsonPrimitive;
import dev.actionguard.run.ModuleFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ApplyWorkspaceEditParams;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRegistrationOptions;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.RelatedFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/**
 * Answers one client. Diagnostics are pushed; those of open files are left for the client to pull
 * if it can, and can be told to pull again, so that none is shown twice.
 */
final class Server implements LanguageServer, TextDocumentService, WorkspaceService, AutoCloseable {
  private static final long TYPING_MILLIS = 150;
  private static final long WATCH_SECONDS = 5;
  private static final List<String> WATCHED =
      List.of(
          "**/*.java",
          "**/*.class",
          "**/actionguard.yaml",
          "**/actionguard-baseline.jsonl",
          "**/actionguard-classpath.txt");

  /** How far the conversation is. */
  private enum Phase {
    NEW,
    RUNNING,
    SHUT_DOWN
  }

  private final IntConsumer exit;
  private final Documents documents = new Documents();
  private final Modules modules;
  private final Map<Module, Set<Path>> shown = new HashMap<>();
  private final ExecutorService answers = Executors.newSingleThreadExecutor(Server::daemon);
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(Server::daemon);
  private final Analyses analyses = new Analyses(this::analyse, new Publisher());
  private volatile Phase phase = Phase.NEW;
  private volatile Settings settings = Settings.DEFAULT;
  private volatile ClientCapabilities capabilities = new ClientCapabilities();
  private @Nullable LanguageClient connected;
  private @Nullable Progress progress;

  /**
   * Makes a server.
   *
   * @param exit ends the process
   * @param clock tells the day on which suppressions count
   */
  Server(IntConsumer exit, Clock clock) {
    modules = new Modules(clock);
    this.exit = exit;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "actionguard-server");
    thread.setDaemon(true);
    return thread;
  }

  /** Sets the client, before it is listened to. */
  void connect(LanguageClient client) {
    connected = client;
    progress = new Progress(client);
  }

  private LanguageClient client() {
    if (connected == null) {
      throw new IllegalStateException("there is no client yet");
    }
    return connected;
  }

  /** Returns the exit code that the protocol asks for. */
  int exitCode() {
    return phase == Phase.SHUT_DOWN ? 0 : 1;
  }

  @Override
  public void close() {
    analyses.close();
    modules.close();
    answers.shutdownNow();
    watch.shutdownNow();
  }

  // The conversation's course

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    if (phase != Phase.NEW) {
      return failed(ResponseErrorCode.InvalidRequest, "initialize was called before");
    }
    phase = Phase.RUNNING;
    if (params.getCapabilities() != null) {
      capabilities = params.getCapabilities();
    }
    settings = Settings.read(params.getInitializationOptions());
    modules.folders(folders(params));
    Integer parent = params.getProcessId();
    if (parent != null) {
      ScheduledFuture<?> unused =
          watch.scheduleWithFixedDelay(
              () -> endWithout(parent), WATCH_SECONDS, WATCH_SECONDS, TimeUnit.SECONDS);
    }
    String version = Server.class.getPackage().getImplementationVersion();
    return CompletableFuture.completedFuture(
        new InitializeResult(offered(), new ServerInfo("actionguard", version)));
  }

  /** An editor that died cannot say so. */
  private void endWithout(int parent) {
    if (ProcessHandle.of(parent).filter(ProcessHandle::isAlive).isEmpty()) {
      exit.accept(1);
    }
  }

  @SuppressWarnings("deprecation" /* older clients have nothing else */)
  private static List<Path> folders(InitializeParams params) {
    List<Path> folders = new ArrayList<>();
    if (params.getWorkspaceFolders() != null) {
      params.getWorkspaceFolders().forEach(f -> Documents.path(f.getUri()).ifPresent(folders::add));
    }
    if (folders.isEmpty()) {
      Documents.path(params.getRootUri()).ifPresent(folders::add);
    }
    return folders;
  }

  private ServerCapabilities offered() {
    ServerCapabilities offered = new ServerCapabilities();
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    sync.setSave(new SaveOptions(false));
    offered.setTextDocumentSync(sync);
    offered.setHoverProvider(true);
    offered.setCodeActionProvider(
        new CodeActionOptions(List.of(CodeActionKind.QuickFix, Actions.FIX_ALL)));
    offered.setExecuteCommandProvider(
        new ExecuteCommandOptions(List.of(Actions.EXPLAIN, Actions.SUPPRESS)));
    if (pulls()) {
      offered.setDiagnosticProvider(new DiagnosticRegistrationOptions(true, false));
    }
    WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
    folders.setSupported(true);
    folders.setChangeNotifications(true);
    offered.setWorkspace(new WorkspaceServerCapabilities(folders));
    return offered;
  }

  /** Whether the client asks for the diagnostics of open files, and again when it is told to. */
  private boolean pulls() {
    return capabilities.getTextDocument() != null
        && capabilities.getTextDocument().getDiagnostic() != null
        && capabilities.getWorkspace() != null
        && capabilities.getWorkspace().getDiagnostics() != null
        && Boolean.TRUE.equals(capabilities.getWorkspace().getDiagnostics().getRefreshSupport());
  }

  private boolean createsFiles() {
    return capabilities.getWorkspace() != null
        && capabilities.getWorkspace().getWorkspaceEdit() != null
        && capabilities.getWorkspace().getWorkspaceEdit().getResourceOperations() != null
        && capabilities
            .getWorkspace()
            .getWorkspaceEdit()
            .getResourceOperations()
            .contains("create");
  }

  @Override
  public void initialized(InitializedParams params) {
    if (capabilities.getWorkspace() != null
        && capabilities.getWorkspace().getDidChangeWatchedFiles() != null
        && Boolean.TRUE.equals(
            capabilities.getWorkspace().getDidChangeWatchedFiles().getDynamicRegistration())) {
      List<FileSystemWatcher> watchers =
          WATCHED.stream().map(glob -> new FileSystemWatcher(Either.forLeft(glob))).toList();
      CompletableFuture<Void> unused =
          client()
              .registerCapability(
                  new RegistrationParams(
                      List.of(
                          new Registration(
                              "actionguard-files",
                              "workspace/didChangeWatchedFiles",
                              new DidChangeWatchedFilesRegistrationOptions(watchers)))));
    }
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    if (phase != Phase.RUNNING) {
      return notRunning();
    }
    phase = Phase.SHUT_DOWN;
    analyses.close();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    exit.accept(exitCode());
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return this;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return this;
  }

  @Override
  public void setTrace(SetTraceParams params) {
    // There is nothing to trace that the client does not see.
  }

  @Override
  public void cancelProgress(WorkDoneProgressCancelParams params) {
    if (progress != null) {
      progress.cancel(params.getToken());
    }
  }

  private <T> CompletableFuture<T> notRunning() {
    return phase == Phase.NEW
        ? failed(ResponseErrorCode.ServerNotInitialized, "initialize was not called yet")
        : failed(ResponseErrorCode.InvalidRequest, "shutdown was called");
  }

  private static <T> CompletableFuture<T> failed(ResponseErrorCode code, String message) {
    return CompletableFuture.failedFuture(
        new ResponseErrorException(new ResponseError(code, message, null)));
  }

  // Documents

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    var item = params.getTextDocument();
    file(item.getUri())
        .ifPresent(
            file -> {
              documents.open(
                  file, new Documents.Document(item.getUri(), item.getVersion(), item.getText()));
              request(file, 0);
            });
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    var id = params.getTextDocument();
    file(id.getUri())
        .ifPresent(
            file -> {
              int version = id.getVersion() == null ? 0 : id.getVersion();
              documents.change(file, version, params.getContentChanges());
              request(file, TYPING_MILLIS);
            });
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    file(params.getTextDocument().getUri()).ifPresent(file -> request(file, 0));
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    file(params.getTextDocument().getUri())
        .ifPresent(
            file -> {
              documents.close(file);
              request(file, 0);
            });
  }

  /** Returns the file of a URI as long as the server runs. */
  private Optional<Path> file(String uri) {
    return phase == Phase.RUNNING ? Documents.path(uri) : Optional.empty();
  }

  /** Asks for the analysis of what a file has a part in. */
  private void request(Path file, long delay) {
    if (isModuleFile(file)) {
      modules.all().stream()
          .filter(m -> m.configFile().equals(file) || file.startsWith(m.folder()))
          .filter(analyses::isKnown)
          .forEach(m -> analyses.request(m, delay));
    }
    if (file.toString().endsWith(".java")) {
      modules.of(file).ifPresent(m -> analyses.request(m, delay));
    }
  }

  private static boolean isModuleFile(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith("actionguard");
  }

  // The workspace

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    if (phase == Phase.RUNNING) {
      settings = Settings.read(params.getSettings());
      again();
    }
  }

  private void again() {
    modules.all().stream()
        .filter(analyses::isKnown)
        .forEach(m -> analyses.request(m, TYPING_MILLIS));
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    if (phase != Phase.RUNNING) {
      return;
    }
    for (FileEvent event : params.getChanges()) {
      Documents.path(event.getUri())
          .ifPresent(
              file -> {
                if (file.toString().endsWith(".class")) {
                  modules.of(file).ifPresent(Module::classesChanged);
                } else {
                  if (file.endsWith(Path.of(ModuleFile.PATH).getFileName())) {
                    modules.of(file).ifPresent(Module::libraryChanged);
                  }
                  request(file, TYPING_MILLIS);
                }
              });
    }
  }

  @Override
  public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
    if (phase != Phase.RUNNING) {
      return;
    }
    List<Path> folders = new ArrayList<>(modules.folders());
    for (WorkspaceFolder folder : params.getEvent().getRemoved()) {
      Documents.path(folder.getUri()).ifPresent(folders::remove);
    }
    for (WorkspaceFolder folder : params.getEvent().getAdded()) {
      Documents.path(folder.getUri()).filter(f -> !folders.contains(f)).ifPresent(folders::add);
    }
    Set<Module> before = new HashSet<>(modules.all());
    modules.folders(folders);
    modules.all().forEach(before::remove);
    before.forEach(this::forget);
    documents.files().forEach(file -> request(file, 0));
  }

  private void forget(Module module) {
    analyses.forget(module);
    synchronized (shown) {
      Set<Path> files = shown.remove(module);
      if (files != null) {
        files.forEach(file -> publish(file, List.of()));
      }
    }
  }

  // Analyses

  private Analysis analyse(Module module, Analyses.Superseded superseded) {
    Progress shows =
        capabilities.getWindow() != null
                && Boolean.TRUE.equals(capabilities.getWindow().getWorkDoneProgress())
            ? progress
            : null;
    String token = shows == null ? "" : shows.begin("Actionguard");
    try {
      return module.analyse(
          settings,
          documents.texts(),
          step -> {
            if (superseded.isSuperseded()) {
              throw new CancellationException("there is a newer request");
            }
            if (shows != null) {
              if (shows.isCancelled(token)) {
                throw new CancellationException("the user ended it");
              }
              shows.report(token, step);
            }
          });
    } finally {
      if (shows != null) {
        shows.end(token);
      }
    }
  }

  /** Sends what an analysis found to the client. */
  private final class Publisher implements Analyses.Listener {
    @Override
    public void analysed(Module module, Analysis analysis) {
      Map<Path, List<Diagnostic>> now = new Findings(documents, settings).all(analysis);
      synchronized (shown) {
        Set<Path> before = shown.getOrDefault(module, Set.of());
        Findings.withEmptied(now, before).forEach(Server.this::publish);
        shown.put(module, Set.copyOf(now.keySet()));
      }
      if (pulls()) {
        CompletableFuture<Void> unused = client().refreshDiagnostics();
      }
    }

    @Override
    public void failed(Module module, Throwable reason) {
      client()
          .logMessage(
              new MessageParams(
                  MessageType.Error, "actionguard: " + module.folder() + ": " + reason));
    }
  }

  /** Pushes the diagnostics of a file; those that the client pulls itself are not pushed. */
  private void publish(Path file, List<Diagnostic> diagnostics) {
    Optional<Documents.Document> open = documents.get(file);
    boolean pulled = pulls() && open.isPresent();
    PublishDiagnosticsParams params =
        new PublishDiagnosticsParams(
            documents.uri(file), pulled ? List.of() : List.copyOf(diagnostics));
    open.ifPresent(document -> params.setVersion(document.version()));
    client().publishDiagnostics(params);
  }

  /** Answers about a file once its module is analysed as it is now. */
  private <T> CompletableFuture<T> answer(String uri, T nothing, Function<Context, T> about) {
    if (phase != Phase.RUNNING) {
      return notRunning();
    }
    Optional<Path> file = Documents.path(uri);
    Optional<Module> module = file.flatMap(modules::of);
    if (module.isEmpty()) {
      return CompletableFuture.completedFuture(nothing);
    }
    return analyses
        .current(module.get())
        .thenApplyAsync(a -> about.apply(new Context(file.get(), module.get(), a)), answers);
  }

  /** What an answer is about. */
  private record Context(Path file, Module module, Analysis analysis) {}

  @Override
  public CompletableFuture<DocumentDiagnosticReport> diagnostic(DocumentDiagnosticParams params) {
    return answer(
        params.getTextDocument().getUri(),
        report(List.of()),
        c ->
            report(
                new Findings(documents, settings)
                    .all(c.analysis())
                    .getOrDefault(c.file(), List.of())));
  }

  private static DocumentDiagnosticReport report(List<Diagnostic> diagnostics) {
    return new DocumentDiagnosticReport(new RelatedFullDocumentDiagnosticReport(diagnostics));
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    List<String> only = params.getContext().getOnly();
    return answer(
        params.getTextDocument().getUri(),
        List.of(),
        c ->
            actions(c).at(c.file(), params.getRange(), only == null ? List.of() : only).stream()
                .map(Either::<Command, CodeAction>forRight)
                .toList());
  }

  private Actions actions(Context context) {
    return new Actions(context.module(), context.analysis(), documents, createsFiles());
  }

  @Override
  @SuppressWarnings("NullAway" /* no hover is null in the protocol */)
  public CompletableFuture<Hover> hover(HoverParams params) {
    return answer(
        params.getTextDocument().getUri(),
        null,
        c -> {
          List<String> roles =
              new Findings(documents, settings).roles(c.file(), params.getPosition(), c.analysis());
          return roles.isEmpty()
              ? null
              : new Hover(new MarkupContent(MarkupKind.MARKDOWN, String.join("\n\n", roles)));
        });
  }

  // Commands

  @Override
  public CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
    if (phase != Phase.RUNNING) {
      return notRunning();
    }
    List<String> arguments =
        Stream.ofNullable(params.getArguments()).flatMap(List::stream).map(Server::text).toList();
    if (params.getCommand().equals(Actions.EXPLAIN) && arguments.size() == 1) {
      return CompletableFuture.completedFuture(explain(arguments.get(0)));
    }
    if (params.getCommand().equals(Actions.SUPPRESS) && arguments.size() == 3) {
      return suppress(arguments);
    }
    return failed(
        ResponseErrorCode.InvalidParams,
        "unknown command or wrong number of arguments: " + params.getCommand());
  }

  private static String text(Object argument) {
    return argument instanceof JsonPrimitive json ? json.getAsString() : String.valueOf(argument);
  }

  private String explain(String rule) {
    String page = Findings.page(rule).getValue();
    if (!settings.showsPages()) {
      client().showMessage(new MessageParams(MessageType.Info, page));
    }
    return page;
  }

  private CompletableFuture<Object> suppress(List<String> arguments) {
    return answer(
            arguments.get(0),
            Optional.<WorkspaceEdit>empty(),
            c -> actions(c).suppression(c.file(), arguments.get(1), arguments.get(2)))
        .thenCompose(
            edit ->
                edit.isEmpty()
                    ? CompletableFuture.completedFuture(false)
                    : client()
                        .applyEdit(new ApplyWorkspaceEditParams(edit.get()))
                        .thenApply(applied -> applied.isApplied()));
  }
}
