package dev.actionguard.config;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects the mistakes of one file, so that all are told at once. */
final class Problems {
  private final String file;
  private final List<ConfigError> errors = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(Node at, String message) {
    add(line(at), message);
  }

  void add(int line, String message) {
    errors.add(new ConfigError(file, line, message));
  }

  List<ConfigError> errors() {
    return errors;
  }

  /** Returns the line on which the node starts. */
  static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
