package dev.actionguard.config;

import dev.actionguard.rule.RuleSet;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Adds to a configuration file and leaves all else as it is written.
 *
 * @param offset where the text is inserted
 * @param text the text
 */
public record ConfigEdit(int offset, String text) {
  /**
   * Returns the edit that adds an entry to one of the lists at the top, which need not be there.
   * Empty if the file has mistakes, or is written in a way that the edit would break.
   *
   * @param yaml what is in the file
   * @param list the key of the list
   * @param entry the entry, as YAML in one line
   * @param rules the rules that the file may configure
   */
  public static Optional<ConfigEdit> adding(String yaml, String list, String entry, RuleSet rules) {
    if (!isValid(yaml, rules)) {
      return Optional.empty();
    }
    Optional<ConfigEdit> edit = value(yaml, list).map(v -> into(yaml, v, entry));
    return edit.or(() -> Optional.of(atEnd(yaml, list, entry)))
        .filter(e -> isValid(e.apply(yaml), rules));
  }

  /** Returns the file with the text in it. */
  public String apply(String yaml) {
    return yaml.substring(0, offset) + text + yaml.substring(offset);
  }

  private static boolean isValid(String yaml, RuleSet rules) {
    try {
      ConfigReader.read(yaml, "", rules);
      return true;
    } catch (ConfigException e) {
      return false;
    }
  }

  private static Optional<Node> value(String yaml, String key) {
    Optional<Node> root = new Compose(LoadSettings.builder().build()).composeString(yaml);
    if (root.isPresent() && root.get() instanceof MappingNode top) {
      for (NodeTuple tuple : top.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
          return Optional.of(tuple.getValueNode());
        }
      }
    }
    return Optional.empty();
  }

  /** Puts the entry before the others, where it needs nothing but their indentation. */
  private static ConfigEdit into(String yaml, Node value, String entry) {
    Mark mark = value.getStartMark().orElseThrow();
    int start = yaml.offsetByCodePoints(0, mark.getIndex());
    if (value instanceof SequenceNode list && list.getFlowStyle() == FlowStyle.FLOW) {
      return new ConfigEdit(start + 1, list.getValue().isEmpty() ? entry : entry + ", ");
    }
    return new ConfigEdit(start, "- " + entry + "\n" + " ".repeat(mark.getColumn()));
  }

  private static ConfigEdit atEnd(String yaml, String list, String entry) {
    String line = yaml.isEmpty() || yaml.endsWith("\n") ? "" : "\n";
    return new ConfigEdit(yaml.length(), line + list + ":\n  - " + entry + "\n");
  }
}
