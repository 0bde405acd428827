package dev.actionguard.cli;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells on a terminal what goes on, once it takes longer than people like to wait unknowing. */
final class Progress implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 2;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final @Nullable ScheduledExecutorService timer;
  private volatile String phase;
  private long seconds = PATIENCE_SECONDS;
  private boolean shown;

  Progress(Environment environment, String phase) {
    this.phase = phase;
    err = environment.err();
    if (environment.terminal()) {
      timer =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "progress");
                thread.setDaemon(true);
                return thread;
              });
      var unused = timer.scheduleAtFixedRate(this::show, PATIENCE_SECONDS, 1, TimeUnit.SECONDS);
    } else {
      timer = null;
    }
  }

  /** Says what begins now. */
  void phase(String text) {
    phase = text;
  }

  /** Tells it now. */
  synchronized void show() {
    err.print(CLEAR + "actionguard: " + phase + " … " + seconds++ + " s");
    err.flush();
    shown = true;
  }

  /** Leaves a clean line. */
  @Override
  public void close() {
    if (timer != null) {
      timer.shutdownNow();
    }
    synchronized (this) {
      if (shown) {
        err.print(CLEAR);
        err.flush();
        shown = false;
      }
    }
  }
}
