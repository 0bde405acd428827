package dev.actionguard.spotbugs.descriptor;

import java.util.Map;

/** Writes XML, an element a line. */
final class Xml {
  private final StringBuilder text =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private int depth;

  /** Opens an element with attributes in their order. */
  Xml open(String name, Map<String, String> attributes) {
    start(name, attributes).append(">\n");
    depth++;
    return this;
  }

  /** Closes the element. */
  Xml close(String name) {
    depth--;
    indent().append("</").append(name).append(">\n");
    return this;
  }

  /** Adds an element without content. */
  Xml empty(String name, Map<String, String> attributes) {
    start(name, attributes).append("/>\n");
    return this;
  }

  /** Adds an element that holds text. */
  Xml text(String name, Map<String, String> attributes, String content) {
    start(name, attributes)
        .append('>')
        .append(escaped(content))
        .append("</")
        .append(name)
        .append(">\n");
    return this;
  }

  private StringBuilder start(String name, Map<String, String> attributes) {
    indent().append('<').append(name);
    attributes.forEach(
        (key, value) ->
            text.append(' ').append(key).append("=\"").append(escaped(value)).append('"'));
    return text;
  }

  private StringBuilder indent() {
    return text.append("  ".repeat(depth));
  }

  private static String escaped(String content) {
    return content
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
