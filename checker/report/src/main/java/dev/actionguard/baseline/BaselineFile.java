package dev.actionguard.baseline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.actionguard.json.JsonFormatException;
import dev.actionguard.json.JsonObject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The form of baseline files: a heading, then one JSON object a line, sorted. Equal baselines give
 * equal bytes, and what two branches add merges line by line.
 */
public final class BaselineFile {
  /** The name of the file if nothing else is said. */
  public static final String NAME = "actionguard-baseline.jsonl";

  private static final long MAX_BYTES = 64L << 20;
  private static final String HEADING = "actionguardBaseline";
  private static final int VERSION = 1;

  private BaselineFile() {}

  /**
   * Reads a file.
   *
   * @param name how messages name it
   * @throws BaselineException if it is no baseline, naming the line
   */
  public static Baseline read(Path file, String name) throws IOException, BaselineException {
    return parse(text(file, name), name);
  }

  /**
   * Reads a file in which a merge may have left conflicts, and merges their sides.
   *
   * @param name how messages name it
   * @throws BaselineException if it is no baseline, or the sides cannot be merged
   */
  public static Baseline readConflicting(Path file, String name)
      throws IOException, BaselineException {
    String text = text(file, name);
    Baseline ours = parse(side(text, true), name);
    return ours.merge(parse(side(text, false), name));
  }

  private static String text(Path file, String name) throws IOException, BaselineException {
    if (Files.size(file) > MAX_BYTES) {
      throw new BaselineException(name + ": larger than " + (MAX_BYTES >> 20) + " MB");
    }
    return decode(Files.readAllBytes(file), name);
  }

  private static String decode(byte[] bytes, String name) throws BaselineException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BaselineException(name + ": not text in UTF-8");
    }
  }

  /**
   * Reads the bytes of a baseline.
   *
   * @param name how messages name it
   * @throws BaselineException if they are none, naming the line
   */
  public static Baseline parse(byte[] bytes, String name) throws BaselineException {
    return parse(decode(bytes, name), name);
  }

  static Baseline parse(String text, String name) throws BaselineException {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty()) {
      throw new BaselineException(name + ": empty; a baseline has a heading at least");
    }
    List<BaselineEntry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String place = name + ":" + (i + 1) + ": ";
      if (isMarker(line)) {
        throw new BaselineException(
            place + "conflict left by a merge; baseline-merge puts both sides together");
      }
      try {
        if (i == 0) {
          heading(JsonObject.parse(line));
        } else if (!line.isBlank()) {
          entries.add(BaselineEntry.read(JsonObject.parse(line)));
        }
      } catch (JsonFormatException e) {
        throw new BaselineException(place + e.getMessage());
      }
    }
    return new Baseline(entries);
  }

  private static boolean isMarker(String line) {
    return line.startsWith("<<<<<<<")
        || line.startsWith("=======")
        || line.startsWith(">>>>>>>")
        || line.startsWith("|||||||");
  }

  private static String side(String text, boolean first) {
    StringBuilder side = new StringBuilder();
    int part = 0;
    for (String line : text.lines().toList()) {
      if (isMarker(line)) {
        part =
            switch (line.charAt(0)) {
              case '<' -> 1;
              case '|' -> 2;
              case '=' -> 3;
              default -> 0;
            };
      } else if (part == 0 || part == (first ? 1 : 3)) {
        side.append(line).append('\n');
      }
    }
    return side.toString();
  }

  private static void heading(JsonObject heading) throws JsonFormatException {
    if (!heading.names().contains(HEADING)) {
      throw new JsonFormatException("not a baseline: the heading is missing");
    }
    if (heading.number(HEADING) != VERSION) {
      throw new JsonFormatException(
          "a baseline of version "
              + heading.number(HEADING)
              + ", but this tool knows version "
              + VERSION);
    }
  }

  /** Returns the text if it is a date or empty. */
  public static String checkDate(String until) throws JsonFormatException {
    try {
      if (!until.isEmpty()) {
        LocalDate.parse(until);
      }
      return until;
    } catch (DateTimeParseException e) {
      throw new JsonFormatException("'" + until + "' is not a date (yyyy-MM-dd)");
    }
  }

  /** Returns the bytes of the file. */
  public static byte[] write(Baseline baseline) {
    StringBuilder text = new StringBuilder();
    text.append("{\"").append(HEADING).append("\":").append(VERSION).append("}\n");
    for (BaselineEntry entry : baseline.entries()) {
      text.append(line(entry)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String line(BaselineEntry entry) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
      json.writeStartObject();
      for (Map.Entry<String, String> member : entry.texts().entrySet()) {
        json.writeStringField(member.getKey(), member.getValue());
      }
      json.writeObjectFieldStart("fingerprints");
      for (Map.Entry<String, String> fingerprint : entry.fingerprints().entrySet()) {
        json.writeStringField(fingerprint.getKey(), fingerprint.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }
}
