package dev.actionguard.config;

import dev.actionguard.rule.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads a configuration file. It is strict: an unknown key, rule or value, a value of the wrong
 * type and a method name that is none are mistakes, and all of them are told at once. Size, depth
 * and aliases are bounded, and nothing but text, numbers and booleans is ever made of the file.
 */
public final class ConfigReader {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 20;
  private static final int MAX_ALIASES = 50;

  private ConfigReader() {}

  /**
   * Reads a file.
   *
   * @param file where it is
   * @param name how messages name it
   * @param rules the rules that it may configure
   * @throws ConfigException if the file has mistakes
   * @throws IOException if the file cannot be read
   */
  public static Config read(Path file, String name, RuleSet rules)
      throws ConfigException, IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw mistake(name, 1, "the file is larger than " + MAX_BYTES / 1024 + " KiB");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return read(text, name, rules);
    } catch (CharacterCodingException e) {
      throw mistake(name, 1, "the file is not UTF-8 text");
    }
  }

  /**
   * Reads a text.
   *
   * @param name how messages name the file
   * @param rules the rules that it may configure
   * @throws ConfigException if the text has mistakes
   */
  public static Config read(String text, String name, RuleSet rules) throws ConfigException {
    Optional<Node> root = compose(text.startsWith("\uFEFF") ? text.substring(1) : text, name);
    if (root.isEmpty()) {
      return new Config(Config.NONE.options(), name, List.of());
    }
    Problems problems = new Problems(name);
    OptionsReader reader = new OptionsReader(problems, rules);
    Config config = new Config(reader.read(root.get()), name, reader.mentions());
    if (!problems.errors().isEmpty()) {
      throw new ConfigException(problems.errors());
    }
    return config;
  }

  private static Optional<Node> compose(String text, String name) throws ConfigException {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(name)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .setCodePointLimit(MAX_BYTES)
            .build();
    try {
      checkDepth(new Parse(settings).parseString(text), name);
      return new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      throw mistake(name, line, "not YAML: " + e.getProblem().replaceAll("\\s+", " "));
    } catch (YamlEngineException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw mistake(name, 1, "not YAML: " + reason);
    }
  }

  /** The composer works by recursion, the parser does not. */
  private static void checkDepth(Iterable<Event> events, String name) throws ConfigException {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
        throw mistake(name, line, "nested deeper than " + MAX_DEPTH + " levels");
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private static ConfigException mistake(String name, int line, String message) {
    return new ConfigException(List.of(new ConfigError(name, line, message)));
  }
}
