package dev.actionguard.report;

import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML as a stream; characters that XML does not have become a replacement character. */
final class Xml {
  private static final char REPLACEMENT = '\ufffd';

  private final XMLStreamWriter writer;

  private Xml(XMLStreamWriter writer) {
    this.writer = writer;
  }

  /** Something that writes the content of an element. */
  @FunctionalInterface
  interface Content {
    void write() throws XMLStreamException, IOException;
  }

  /** Something that writes a whole document. */
  @FunctionalInterface
  interface Document {
    void write(Xml xml) throws XMLStreamException, IOException;
  }

  /** Writes a document; the stream stays open. */
  static void write(OutputStream out, Document document) throws IOException {
    try {
      XMLStreamWriter writer = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
      writer.writeStartDocument("UTF-8", "1.0");
      writer.writeCharacters("\n");
      document.write(new Xml(writer));
      writer.writeEndDocument();
      writer.writeCharacters("\n");
      writer.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** Writes an element; the attributes are names and values in turn. */
  void element(String name, Content content, String... attributes)
      throws XMLStreamException, IOException {
    writer.writeStartElement(name);
    attributes(attributes);
    writer.writeCharacters("\n");
    content.write();
    writer.writeEndElement();
    writer.writeCharacters("\n");
  }

  /** Writes an element without content. */
  void empty(String name, String... attributes) throws XMLStreamException {
    writer.writeEmptyElement(name);
    attributes(attributes);
    writer.writeCharacters("\n");
  }

  /** Writes an element that holds text. */
  void text(String name, String text, String... attributes) throws XMLStreamException {
    writer.writeStartElement(name);
    attributes(attributes);
    writer.writeCharacters(clean(text));
    writer.writeEndElement();
    writer.writeCharacters("\n");
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      writer.writeAttribute(attributes[i], clean(attributes[i + 1]));
    }
  }

  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= ' ' && c <= 0xd7ff)
                        || (c >= 0xe000 && c <= 0xfffd)
                        || c >= 0x10000
                    ? c
                    : REPLACEMENT)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
