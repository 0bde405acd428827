package dev.actionguard.languageserver;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client can set, by {@code initializationOptions} or {@code
 * workspace/didChangeConfiguration}. What it leaves out, or sets to something else, has its
 * default.
 *
 * @param classPath what sources are compiled against; empty leaves it to the build's file
 * @param release the version of the language; 0 leaves it to the build's file
 * @param rulePages what comes before a rule's name and {@code .md} in the address of its page;
 *     empty for none
 * @param showsPages whether the client shows the page that the command to explain returns; others
 *     get it as a message
 */
record Settings(List<Path> classPath, int release, String rulePages, boolean showsPages) {
  static final Settings DEFAULT = new Settings(List.of(), 0, "", false);

  Settings {
    classPath = List.copyOf(classPath);
  }

  /** Reads what a client sent; clients may put it in an object {@code actionguard}. */
  static Settings read(@Nullable Object sent) {
    if (!(sent instanceof JsonObject json)) {
      return DEFAULT;
    }
    JsonObject own = json.get("actionguard") instanceof JsonObject section ? section : json;
    List<Path> classPath = new ArrayList<>();
    if (own.get("classpath") instanceof JsonArray entries) {
      for (JsonElement entry : entries) {
        text(entry).flatMap(Settings::path).ifPresent(classPath::add);
      }
    }
    int release =
        text(own.get("release"))
            .filter(t -> t.matches("\\d{1,3}"))
            .map(Integer::parseInt)
            .orElse(0);
    return new Settings(
        classPath,
        release,
        text(own.get("rulePages")).orElse(""),
        text(own.get("showsPages")).filter("true"::equals).isPresent());
  }

  private static Optional<String> text(@Nullable JsonElement json) {
    return json != null && json.isJsonPrimitive()
        ? Optional.of(json.getAsString())
        : Optional.empty();
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
