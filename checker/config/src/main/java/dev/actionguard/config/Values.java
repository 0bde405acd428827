package dev.actionguard.config;

import dev.actionguard.options.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads single values; each method tells a mistake and then answers empty. */
final class Values {
  private static final int MAX_INDEX = 254;

  private final Problems problems;

  Values(Problems problems) {
    this.problems = problems;
  }

  Optional<String> text(String key, Node node) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
      if (!scalar.getValue().isBlank()) {
        return Optional.of(scalar.getValue().strip());
      }
    }
    problems.add(node, "'" + key + "' must be text, but is " + kind(node));
    return Optional.empty();
  }

  Optional<Boolean> flag(String key, Node node) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return Optional.of(scalar.getValue().equalsIgnoreCase("true"));
    }
    problems.add(node, "'" + key + "' must be true or false, but is " + kind(node));
    return Optional.empty();
  }

  /** Reads the index of an argument. */
  Optional<Integer> index(String key, Node node) {
    if (node instanceof ScalarNode scalar
        && scalar.getTag().equals(Tag.INT)
        && scalar.getValue().matches("\\d{1,3}")
        && Integer.parseInt(scalar.getValue()) <= MAX_INDEX) {
      return Optional.of(Integer.valueOf(scalar.getValue()));
    }
    problems.add(
        node, "'" + key + "' must be the index of an argument (0, 1 …), but is " + kind(node));
    return Optional.empty();
  }

  /** Reads a number of days. */
  Optional<Integer> days(String key, Node node) {
    if (node instanceof ScalarNode scalar
        && scalar.getTag().equals(Tag.INT)
        && scalar.getValue().matches("\\d{1,5}")) {
      return Optional.of(Integer.valueOf(scalar.getValue()));
    }
    problems.add(node, "'" + key + "' must be a number of days, but is " + kind(node));
    return Optional.empty();
  }

  /** Reads a constant of an enum; case does not matter, and {@code -} stands for {@code _}. */
  <E extends Enum<E>> Optional<E> constant(String key, Node node, Class<E> type) {
    Optional<String> text = text(key, node);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String name = text.get().replace('-', '_').toUpperCase(Locale.ROOT);
    List<E> constants = List.of(type.getEnumConstants());
    Optional<E> found = constants.stream().filter(c -> c.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      boolean lower = !text.get().equals(text.get().toUpperCase(Locale.ROOT));
      List<String> names =
          constants.stream()
              .map(c -> lower ? c.name().toLowerCase(Locale.ROOT).replace('_', '-') : c.name())
              .toList();
      problems.add(node, unknown("value '" + text.get() + "' of '" + key + "'", text.get(), names));
    }
    return found;
  }

  /** Returns the entries of a list; a single text stands for a list of one. */
  List<Node> entries(String key, Node node) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
      return List.of(node);
    }
    problems.add(node, "'" + key + "' must be a list, but is " + kind(node));
    return List.of();
  }

  List<String> texts(String key, Node node) {
    List<String> texts = new ArrayList<>();
    entries(key, node).forEach(entry -> text(key, entry).ifPresent(texts::add));
    return texts;
  }

  <E extends Enum<E>> List<E> constants(String key, Node node, Class<E> type) {
    List<E> constants = new ArrayList<>();
    entries(key, node).forEach(entry -> constant(key, entry, type).ifPresent(constants::add));
    return constants;
  }

  /** Returns the text of a message about an unknown name. */
  static String unknown(String what, String name, List<String> valid) {
    String hint = NearestName.hint(name, valid);
    return "unknown " + what + (hint.isEmpty() ? "; valid are " + String.join(", ", valid) : hint);
  }

  private static String kind(Node node) {
    if (node instanceof ScalarNode scalar) {
      if (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank()) {
        return "empty";
      }
      String value = scalar.getValue();
      return "'" + (value.length() > 40 ? value.substring(0, 40) + "…" : value) + "'";
    }
    return node instanceof SequenceNode ? "a list" : "a mapping";
  }
}
