package dev.actionguard.languageserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Messages that are none leave the server as it is. */
final class MalformedMessagesTest {
  private final CompletableFuture<Integer> exited = new CompletableFuture<>();
  private Socket wire;

  private void send(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    sendRaw("Content-Length: " + bytes.length + "\r\n\r\n" + body);
  }

  private void sendRaw(String message) throws IOException {
    wire.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
    wire.getOutputStream().flush();
  }

  private static String receive(InputStream in) throws IOException {
    int length = 0;
    StringBuilder line = new StringBuilder();
    while (true) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("the stream has ended");
      }
      if (c == '\n') {
        String header = line.toString().strip();
        if (header.isEmpty()) {
          break;
        }
        if (header.startsWith("Content-Length:")) {
          length = Integer.parseInt(header.substring("Content-Length:".length()).strip());
        }
        line.setLength(0);
      } else {
        line.append((char) c);
      }
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  /** Returns the next answer to a request of that number, leaving out all else. */
  private static String answer(InputStream in, int id) throws Exception {
    CompletableFuture<String> found =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                String message = receive(in);
                while (!message.contains("\"id\":" + id)) {
                  message = receive(in);
                }
                return message;
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    return found.get(60, TimeUnit.SECONDS);
  }

  @Test
  void areAnsweredOrLeftOut() throws Exception {
    wire = Wire.toServer(exited);
    InputStream out = wire.getInputStream();
    send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"textDocument/hover\"}");
    assertThat(answer(out, 1)).contains("error");
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}");
    assertThat(answer(out, 2)).contains("hoverProvider");
    send("{ this is not JSON");
    send("[]");
    send(
        "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":7}}");
    send("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":null}");
    send("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{}}");
    send("{\"jsonrpc\":\"2.0\",\"method\":\"$/unknown\",\"params\":{}}");
    send("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"no/such/method\",\"params\":{}}");
    assertThat(answer(out, 3)).contains("-32601");
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"textDocument/hover\",\"params\":{\"textDocument\":"
            + "{\"uri\":\"not a uri\"},\"position\":{\"line\":-1,\"character\":99}}}");
    assertThat(answer(out, 4)).contains("\"result\":null");
    sendRaw("Content-Type: what\r\n\r\n");
    send("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"shutdown\"}");
    assertThat(answer(out, 5)).contains("\"result\":null");
    wire.close();
    assertThat(exited.get(30, TimeUnit.SECONDS)).isZero();
  }
}
