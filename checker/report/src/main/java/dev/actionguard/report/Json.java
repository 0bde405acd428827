package dev.actionguard.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;

/** Writes JSON as a stream, the same on every system. */
final class Json implements AutoCloseable {
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private final JsonGenerator generator;

  private Json(JsonGenerator generator) {
    this.generator = generator;
  }

  /** Something that writes a part. */
  @FunctionalInterface
  interface Part {
    void write() throws IOException;
  }

  /** Something that writes a part about a value. */
  @FunctionalInterface
  interface PartOf<T> {
    void write(T value) throws IOException;
  }

  /** Opens one; closing it leaves the stream open. */
  static Json to(OutputStream out) throws IOException {
    JsonGenerator generator = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
    generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(INDENTER);
    printer.indentArraysWith(INDENTER);
    generator.setPrettyPrinter(printer);
    return new Json(generator);
  }

  void object(Part part) throws IOException {
    generator.writeStartObject();
    part.write();
    generator.writeEndObject();
  }

  void object(String name, Part part) throws IOException {
    generator.writeFieldName(name);
    object(part);
  }

  /** Writes an array of objects, one for each value. */
  <T> void objects(String name, Collection<T> values, PartOf<T> part) throws IOException {
    generator.writeArrayFieldStart(name);
    for (T value : values) {
      object(() -> part.write(value));
    }
    generator.writeEndArray();
  }

  /** Writes an array of objects that is no member. */
  <T> void objects(Collection<T> values, PartOf<T> part) throws IOException {
    generator.writeStartArray();
    for (T value : values) {
      object(() -> part.write(value));
    }
    generator.writeEndArray();
  }

  void texts(String name, Collection<String> values) throws IOException {
    generator.writeArrayFieldStart(name);
    for (String value : values) {
      generator.writeString(value);
    }
    generator.writeEndArray();
  }

  void text(String name, String value) throws IOException {
    generator.writeStringField(name, value);
  }

  void number(String name, long value) throws IOException {
    generator.writeNumberField(name, value);
  }

  void flag(String name, boolean value) throws IOException {
    generator.writeBooleanField(name, value);
  }

  @Override
  public void close() throws IOException {
    generator.writeRaw('\n');
    generator.close();
  }
}
