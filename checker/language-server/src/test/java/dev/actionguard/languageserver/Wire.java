package dev.actionguard.languageserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** Streams between a client and a server. */
final class Wire {
  private Wire() {}

  /**
   * Starts a server and returns the client's end of the streams.
   *
   * @param exited gets the server's exit code
   */
  static Socket toServer(CompletableFuture<Integer> exited) throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Socket client = new Socket(listening.getInetAddress(), listening.getLocalPort());
      Socket server = listening.accept();
      Thread serving = new Thread(() -> serve(server, exited), "serving");
      serving.setDaemon(true);
      serving.start();
      return client;
    }
  }

  private static void serve(Socket socket, CompletableFuture<Integer> exited) {
    try (socket) {
      exited.complete(
          Main.serve(socket.getInputStream(), socket.getOutputStream(), exited::complete));
    } catch (IOException e) {
      exited.completeExceptionally(e);
    }
  }
}
