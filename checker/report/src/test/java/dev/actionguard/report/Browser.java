package dev.actionguard.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium that is told what to do by its debugging protocol. */
final class Browser implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long PATIENCE_SECONDS = 60;
  private static final Map<String, Integer> KEYS =
      Map.of("Tab", 9, "Enter", 13, " ", 32, "ArrowDown", 40);

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();

  /** What the page sent without being asked: requests and dialogs. */
  private final List<JsonNode> events = new ArrayList<>();

  private int number;
  private String session = "";

  private Browser(Process process, String address) {
    this.process = process;
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Listener())
            .join();
  }

  /** Returns the Chromium of this machine, if it has one. */
  static Optional<Path> executable() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name ->
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                    .filter(folder -> !folder.isEmpty())
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it with a fresh profile in a folder and opens a page. */
  static Browser open(Path executable, Path folder, Path page) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                executable.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder.resolve("profile"),
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("TMPDIR", folder.toString());
    Process process = builder.start();
    String address = address(process);
    Browser browser = new Browser(process, address);
    String target =
        browser.ask("Target.createTarget", Map.of("url", "about:blank")).at("/targetId").asString();
    browser.session =
        browser
            .ask("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .at("/sessionId")
            .asString();
    browser.ask("Page.enable", Map.of());
    browser.ask("Network.enable", Map.of());
    browser.ask("Page.navigate", Map.of("url", page.toUri().toString()));
    for (int i = 0; !browser.eval("document.readyState").equals("complete") && i < 600; i++) {
      Thread.sleep(50);
    }
    return browser;
  }

  private static String address(Process process) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      int at = line.indexOf("ws://");
      if (at >= 0) {
        Thread rest = new Thread(() -> reader.lines().forEach(l -> {}), "chromium");
        rest.setDaemon(true);
        rest.start();
        return line.substring(at).strip();
      }
    }
    throw new IOException("Chromium does not start");
  }

  /** Asks for something and waits for the answer. */
  JsonNode ask(String method, Map<String, ?> parameters) throws Exception {
    int id = ++number;
    Map<String, Object> message = new java.util.HashMap<>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", parameters);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(JSON.writeValueAsString(message), true).join();
    while (true) {
      JsonNode answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (answer == null) {
        throw new IOException("no answer to " + method);
      }
      if (answer.path("id").asInt(-1) == id) {
        if (answer.has("error")) {
          throw new IOException(method + ": " + answer.get("error"));
        }
        return answer.path("result");
      }
      events.add(answer);
    }
  }

  /** Returns the value of an expression as text. */
  String eval(String expression) throws Exception {
    return ask("Runtime.evaluate", Map.of("expression", "String(" + expression + ")"))
        .at("/result/value")
        .asString();
  }

  /** Presses a key. */
  void press(String key) throws Exception {
    int code = Objects.requireNonNull(KEYS.get(key));
    String name = key.equals(" ") ? "Space" : key;
    String text = key.equals("Enter") ? "\r" : key.equals(" ") ? " " : "";
    for (String type : List.of("keyDown", "keyUp")) {
      ask(
          "Input.dispatchKeyEvent",
          Map.of(
              "type",
              type,
              "key",
              key,
              "code",
              name,
              "windowsVirtualKeyCode",
              code,
              "text",
              type.equals("keyDown") ? text : ""));
    }
  }

  /** Types text. */
  void type(String text) throws Exception {
    ask("Input.insertText", Map.of("text", text));
  }

  /** Makes the page light or dark. */
  void scheme(String scheme) throws Exception {
    ask(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Writes a picture of the page. */
  void picture(Path file) throws Exception {
    String data = ask("Page.captureScreenshot", Map.of("format", "png")).at("/data").asString();
    Files.write(file, Base64.getDecoder().decode(data));
  }

  /** Returns the addresses that were asked for. */
  List<String> requests() {
    return events.stream()
        .filter(e -> e.path("method").asString("").equals("Network.requestWillBeSent"))
        .map(e -> e.at("/params/request/url").asString())
        .toList();
  }

  /** Returns whether a dialog was opened. */
  boolean openedDialog() {
    return events.stream()
        .anyMatch(e -> e.path("method").asString("").equals("Page.javascriptDialogOpening"));
  }

  @Override
  public void close() {
    socket.abort();
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(p -> p.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
  }

  /** Puts messages together. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        answers.add(JSON.readTree(text.toString()));
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }
  }
}
