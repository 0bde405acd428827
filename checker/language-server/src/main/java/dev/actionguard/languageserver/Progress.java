package dev.actionguard.languageserver;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;

/** Shows in the editor how far an analysis is, and lets the user end it. */
final class Progress {
  private final LanguageClient client;
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Set<String> cancelled = ConcurrentHashMap.newKeySet();

  Progress(LanguageClient client) {
    this.client = client;
  }

  /** Begins to show progress; returns by what the client names it. */
  String begin(String title) {
    String token = "actionguard-" + UUID.randomUUID();
    running.add(token);
    WorkDoneProgressCreateParams create = new WorkDoneProgressCreateParams();
    create.setToken(token);
    CompletableFuture<Void> unused = client.createProgress(create);
    WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
    begin.setTitle(title);
    begin.setCancellable(true);
    send(token, begin);
    return token;
  }

  void report(String token, String step) {
    WorkDoneProgressReport report = new WorkDoneProgressReport();
    report.setMessage(step);
    report.setCancellable(true);
    send(token, report);
  }

  void end(String token) {
    running.remove(token);
    cancelled.remove(token);
    send(token, new WorkDoneProgressEnd());
  }

  /** Notes that the user has had enough of it. */
  void cancel(Either<String, Integer> token) {
    if (token != null && token.isLeft() && running.contains(token.getLeft())) {
      cancelled.add(token.getLeft());
    }
  }

  boolean isCancelled(String token) {
    return cancelled.contains(token);
  }

  private void send(String token, WorkDoneProgressNotification value) {
    client.notifyProgress(new ProgressParams(Either.forLeft(token), Either.forLeft(value)));
  }
}
