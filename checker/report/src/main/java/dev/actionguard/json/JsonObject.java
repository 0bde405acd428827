package dev.actionguard.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose members are asked for by name and type. What is not as asked is a {@link
 * JsonFormatException} that names the member.
 */
public final class JsonObject {
  private static final int MAX_DEPTH = 32;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private final Map<String, @Nullable Object> members;

  private JsonObject(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  /**
   * Reads a text that is one object.
   *
   * @throws JsonFormatException if it is not
   */
  public static JsonObject parse(String text) throws JsonFormatException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return whole(parser);
    } catch (JsonFormatException e) {
      throw e;
    } catch (IOException e) {
      throw notJson(e);
    }
  }

  /**
   * Reads a stream that is one object.
   *
   * @throws JsonFormatException if it is not
   */
  public static JsonObject read(InputStream in) throws IOException {
    try (JsonParser parser = FACTORY.createParser(in)) {
      return whole(parser);
    } catch (JsonProcessingException e) {
      throw notJson(e);
    }
  }

  private static JsonFormatException notJson(IOException e) {
    return new JsonFormatException(
        "not JSON: "
            + (e instanceof JsonProcessingException p ? p.getOriginalMessage() : e.getMessage()));
  }

  private static JsonObject whole(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new JsonFormatException("not a JSON object");
    }
    JsonObject object = object(parser);
    if (parser.nextToken() != null) {
      throw new JsonFormatException("text after the JSON object");
    }
    return object;
  }

  /** Reads what follows the opening brace. */
  private static JsonObject object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      members.put(name, value(parser, parser.nextToken()));
    }
    return new JsonObject(members);
  }

  private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token)
      throws IOException {
    if (token == null) {
      throw new JsonFormatException("the JSON text ends too early");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
          items.add(value(parser, t));
        }
        yield items;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  /** Returns the names of all members, in their order. */
  public Set<String> names() {
    return members.keySet();
  }

  /** Returns a text that must be there. */
  public String text(String name) throws JsonFormatException {
    return typed(name, members.get(name), String.class, "a text");
  }

  /** Returns a text, empty if the member is missing. */
  public String optionalText(String name) throws JsonFormatException {
    return members.containsKey(name) ? text(name) : "";
  }

  /** Returns a whole number that must be there. */
  public long number(String name) throws JsonFormatException {
    return typed(name, members.get(name), Number.class, "a number").longValue();
  }

  /** Returns true or false, which must be there. */
  public boolean flag(String name) throws JsonFormatException {
    return typed(name, members.get(name), Boolean.class, "true or false");
  }

  /** Returns an object that must be there. */
  public JsonObject object(String name) throws JsonFormatException {
    return typed(name, members.get(name), JsonObject.class, "an object");
  }

  /** Returns the objects of an array, none if the member is missing. */
  public List<JsonObject> objects(String name) throws JsonFormatException {
    return items(name, JsonObject.class, "objects");
  }

  /** Returns the texts of an array, none if the member is missing. */
  public List<String> texts(String name) throws JsonFormatException {
    return items(name, String.class, "texts");
  }

  private <T> List<T> items(String name, Class<T> type, String what) throws JsonFormatException {
    if (!members.containsKey(name)) {
      return List.of();
    }
    List<T> items = new ArrayList<>();
    for (Object item : typed(name, members.get(name), List.class, "an array of " + what)) {
      items.add(typed(name, item, type, "an array of " + what));
    }
    return items;
  }

  private static <T> T typed(String name, @Nullable Object value, Class<T> type, String what)
      throws JsonFormatException {
    if (value == null) {
      throw new JsonFormatException("'" + name + "' is missing");
    }
    if (!type.isInstance(value)) {
      throw new JsonFormatException("'" + name + "' is not " + what);
    }
    return type.cast(value);
  }
}
