package dev.actionguard.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A mapping whose keys are known; others are mistakes. */
final class Section {
  private final String name;
  private final Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keyNodes = new LinkedHashMap<>();

  private Section(String name, Node node) {
    this.name = name;
    this.node = node;
  }

  /** Reads the mapping; empty, with the mistake told, if the node is none. */
  static Optional<Section> read(String name, Node node, Problems problems) {
    Optional<Section> section = readAny(name, node, problems);
    List<String> valid = Key.namesIn(name);
    section.ifPresent(
        s ->
            s.keys()
                .forEach(
                    (key, at) -> {
                      if (!valid.contains(key)) {
                        problems.add(at, Values.unknown("key '" + s.path(key) + "'", key, valid));
                      }
                    }));
    return section;
  }

  /** Reads a mapping with any text as key. */
  static Optional<Section> readAny(String name, Node node, Problems problems) {
    if (!(node instanceof MappingNode mapping)) {
      problems.add(
          node,
          (name.isEmpty() ? "the file" : "'" + name.replace("[]", "") + "'")
              + " must "
              + (name.endsWith("[]") ? "hold mappings" : "be a mapping")
              + " of keys to values");
      return Optional.empty();
    }
    Section section = new Section(name, node);
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(tuple.getKeyNode(), "a key must be text");
      } else if (section.values.containsKey(key.getValue())) {
        problems.add(key, "key '" + section.path(key.getValue()) + "' is given twice");
      } else {
        section.values.put(key.getValue(), tuple.getValueNode());
        section.keyNodes.put(key.getValue(), key);
      }
    }
    return Optional.of(section);
  }

  /** Returns where each key stands. */
  Map<String, Node> keys() {
    return keyNodes;
  }

  Optional<Node> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Returns the key with the section before it, for messages. */
  String path(String key) {
    return name.isEmpty() ? key : name.replace("[]", "") + "." + key;
  }

  Node node() {
    return node;
  }
}
