package dev.actionguard.languageserver;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Talks with an editor over standard input and output. */
public final class Main {
  private Main() {}

  /** Runs until the editor is done; takes no arguments. */
  public static void main(String[] args) {
    InputStream in = System.in;
    PrintStream out = System.out;
    // Whatever else is printed must not get between the messages.
    System.setOut(System.err);
    System.exit(serve(in, out, System::exit));
  }

  /**
   * Serves a client until its stream ends.
   *
   * @param exit ends the process
   * @return the exit code if the stream ends without the client saying so
   */
  static int serve(InputStream in, OutputStream out, IntConsumer exit) {
    try (Server server = new Server(exit, Clock.system(ZoneId.systemDefault()))) {
      // Messages are handled in their order: each says little and leaves the work to others.
      ExecutorService reader = Executors.newCachedThreadPool(Main::daemon);
      Launcher<LanguageClient> launcher =
          LSPLauncher.createServerLauncher(server, in, out, reader, consumer -> consumer);
      server.connect(launcher.getRemoteProxy());
      launcher.startListening().get();
      return server.exitCode();
    } catch (ExecutionException e) {
      System.err.println("actionguard: " + e.getCause());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "actionguard-messages");
    thread.setDaemon(true);
    return thread;
  }
}
