package dev.actionguard.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Writes HTML as a stream. Everything is escaped: text and attribute values can hold anything,
 * names of elements and attributes come from our code only.
 */
final class Html {
  private static final Set<String> VOID = Set.of("meta", "input", "br");

  private final Writer writer;

  private Html(Writer writer) {
    this.writer = writer;
  }

  /** Something that writes the content of an element. */
  @FunctionalInterface
  interface Content {
    void write() throws IOException;
  }

  /** Something that writes a whole document. */
  @FunctionalInterface
  interface Document {
    void write(Html html) throws IOException;
  }

  /** Writes a document and flushes; the stream stays open. */
  static void write(OutputStream out, Document document) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write("<!doctype html>\n");
    document.write(new Html(writer));
    writer.flush();
  }

  /** Writes an element; the attributes are names and values in turn. */
  Html element(String name, Content content, String... attributes) throws IOException {
    open(name, attributes);
    content.write();
    writer.write("</" + name + ">");
    return this;
  }

  /** Writes an element that holds text. */
  Html text(String name, String text, String... attributes) throws IOException {
    return element(name, () -> text(text), attributes);
  }

  /** Writes an element without content. */
  Html empty(String name, String... attributes) throws IOException {
    open(name, attributes);
    if (!VOID.contains(name)) {
      writer.write("</" + name + ">");
    }
    return this;
  }

  /** Writes text. */
  Html text(String text) throws IOException {
    writer.write(escape(text));
    return this;
  }

  /** Ends a line, for people who read the source. */
  Html line() throws IOException {
    writer.write('\n');
    return this;
  }

  /** Writes an element that holds one of our own resources as it is. */
  void resource(String name, String content) throws IOException {
    writer.write("<" + name + ">" + content + "</" + name + ">");
  }

  private void open(String name, String... attributes) throws IOException {
    writer.write('<');
    writer.write(name);
    for (int i = 0; i < attributes.length; i += 2) {
      writer.write(' ');
      writer.write(attributes[i]);
      writer.write("=\"");
      writer.write(escape(attributes[i + 1]));
      writer.write('"');
    }
    writer.write('>');
  }

  /** Returns the text with what means something in HTML, or hides text, made visible. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        case '\n', '\t' -> escaped.append(c);
        default -> escaped.append(isShown(text, i) ? String.valueOf(c) : "\ufffd");
      }
    }
    return escaped.toString();
  }

  private static boolean isShown(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    int type = Character.getType(c);
    return type != Character.CONTROL && type != Character.FORMAT && type != Character.UNASSIGNED;
  }

  /** Returns one of our own files. */
  static String own(String name) {
    try (var in = Html.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
