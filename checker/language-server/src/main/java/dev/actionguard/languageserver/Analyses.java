package dev.actionguard.languageserver;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs analyses one after the other, each a moment after the last change: a newer request takes the
 * place of one that waits, and makes one that runs end at its next step.
 */
final class Analyses implements AutoCloseable {
  /** Does the analysis of a module; may throw {@link CancellationException} at its steps. */
  @FunctionalInterface
  interface Work {
    Analysis run(Module module, Superseded superseded);
  }

  /** Tells an analysis whether a newer one waits for its end. */
  @FunctionalInterface
  interface Superseded {
    boolean isSuperseded();
  }

  /** Takes what an analysis came to. */
  interface Listener {
    void analysed(Module module, Analysis analysis);

    void failed(Module module, Throwable reason);
  }

  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            // Deeply nested code needs a deep stack.
            Thread thread = new Thread(null, work, "actionguard-analysis", 64L << 20);
            thread.setDaemon(true);
            return thread;
          });
  private final Map<Module, Pending> modules = new HashMap<>();
  private final Work work;
  private final Listener listener;

  /** What is asked for a module, and what is known. */
  private static final class Pending {
    private int wanted;
    private @Nullable ScheduledFuture<?> scheduled;
    private CompletableFuture<Analysis> next = new CompletableFuture<>();
    private @Nullable Analysis last;
  }

  Analyses(Work work, Listener listener) {
    this.work = work;
    this.listener = listener;
  }

  /** Asks for an analysis, after a delay in which a newer request takes its place. */
  synchronized void request(Module module, long delayMillis) {
    Pending pending = modules.computeIfAbsent(module, m -> new Pending());
    pending.wanted++;
    if (pending.scheduled != null) {
      pending.scheduled.cancel(false);
    }
    if (pending.next.isDone()) {
      pending.next = new CompletableFuture<>();
    }
    int number = pending.wanted;
    if (!worker.isShutdown()) {
      pending.scheduled =
          worker.schedule(() -> run(module, number), delayMillis, TimeUnit.MILLISECONDS);
    }
  }

  /** Returns what is known of a module as it is now, once it is; asks for it if nobody has. */
  synchronized CompletableFuture<Analysis> current(Module module) {
    if (!modules.containsKey(module)) {
      request(module, 0);
    }
    Pending pending = modules.computeIfAbsent(module, m -> new Pending());
    // A copy: that a client does not want the answer any more leaves the analysis as it is.
    return pending.next.thenApply(analysis -> analysis);
  }

  /** Returns whether a module was asked for. */
  synchronized boolean isKnown(Module module) {
    return modules.containsKey(module);
  }

  /** Forgets a module that is gone. */
  synchronized void forget(Module module) {
    Pending pending = modules.remove(module);
    if (pending != null) {
      pending.wanted++;
      pending.next.cancel(false);
    }
  }

  private synchronized boolean isWanted(Module module, int number) {
    Pending pending = modules.get(module);
    return pending != null && pending.wanted == number;
  }

  private void run(Module module, int number) {
    if (!isWanted(module, number)) {
      return;
    }
    try {
      Analysis found = work.run(module, () -> !isWanted(module, number));
      if (isWanted(module, number)) {
        listener.analysed(module, found);
        finish(module, found);
      }
    } catch (CancellationException e) {
      if (isWanted(module, number)) {
        // The user has ended it: what was known stays.
        fail(module, e);
      }
    } catch (RuntimeException | Error e) {
      listener.failed(module, e);
      fail(module, e);
    }
  }

  private void finish(Module module, Analysis found) {
    CompletableFuture<Analysis> waiting;
    synchronized (this) {
      Pending pending = modules.get(module);
      if (pending == null) {
        return;
      }
      pending.last = found;
      waiting = pending.next;
    }
    waiting.complete(found);
  }

  private void fail(Module module, Throwable reason) {
    CompletableFuture<Analysis> waiting;
    Analysis last;
    synchronized (this) {
      Pending pending = modules.get(module);
      if (pending == null) {
        return;
      }
      waiting = pending.next;
      last = pending.last;
    }
    if (last == null) {
      waiting.completeExceptionally(reason);
    } else {
      waiting.complete(last);
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
