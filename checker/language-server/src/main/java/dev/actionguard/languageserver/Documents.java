package dev.actionguard.languageserver;

import dev.actionguard.source.SourceText;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.jspecify.annotations.Nullable;

/** The files that are open in the editor, with what they hold there. Safe for several threads. */
final class Documents {
  private final Map<Path, Document> open = new ConcurrentHashMap<>();

  /**
   * An open file.
   *
   * @param uri as the editor names it
   */
  record Document(String uri, int version, String text) {}

  /** Returns the file of a URI; empty if it is none on this machine. */
  static Optional<Path> path(@Nullable String uri) {
    try {
      URI parsed = URI.create(String.valueOf(uri));
      return "file".equals(parsed.getScheme())
          ? Optional.of(Path.of(parsed).toAbsolutePath().normalize())
          : Optional.empty();
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Returns the URI of a file, as the editor names it if it is open. */
  String uri(Path file) {
    Document document = open.get(file);
    return document == null ? file.toUri().toString() : document.uri();
  }

  void open(Path file, Document document) {
    open.put(file, document);
  }

  void close(Path file) {
    open.remove(file);
  }

  Optional<Document> get(Path file) {
    return Optional.ofNullable(open.get(file));
  }

  /** Returns the open files. */
  List<Path> files() {
    return open.keySet().stream().sorted().toList();
  }

  /** Returns the texts of the open files as they are now. */
  Map<Path, String> texts() {
    return open.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> e.getValue().text()));
  }

  /** Makes changes in their order; one without a range replaces the whole text. */
  void change(Path file, int version, List<TextDocumentContentChangeEvent> changes) {
    open.computeIfPresent(
        file,
        (path, document) -> {
          String text = document.text();
          for (TextDocumentContentChangeEvent change : changes) {
            text = changed(text, change.getRange(), change.getText());
          }
          return new Document(document.uri(), version, text);
        });
  }

  private static String changed(String text, @Nullable Range range, String replacement) {
    if (range == null) {
      return replacement;
    }
    SourceText lines = new SourceText(text);
    int start = offset(lines, range.getStart());
    int end = Math.max(start, offset(lines, range.getEnd()));
    return text.substring(0, start) + replacement + text.substring(end);
  }

  /**
   * Returns the offset of a position; one past the end of its line or of the text is moved there.
   */
  static int offset(SourceText lines, Position position) {
    int length = lines.text().length();
    int offset = lines.offset(position.getLine() + 1, position.getCharacter() + 1);
    if (offset < 0) {
      return length;
    }
    int next = lines.offset(position.getLine() + 2, 1);
    int end = next < 0 ? length : next;
    while (next >= 0
        && end > 0
        && lines.line(end - 1) == position.getLine() + 1
        && "\r\n".indexOf(lines.text().charAt(end - 1)) >= 0) {
      end--;
    }
    return Math.min(offset, end);
  }
}
