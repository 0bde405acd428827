package dev.actionguard.config;

import java.util.List;
import java.util.stream.Collectors;

/** The user's configuration has mistakes; the message has one line for each. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<ConfigError> errors;

  public ConfigException(List<ConfigError> errors) {
    super(errors.stream().sorted().map(ConfigError::toString).collect(Collectors.joining("\n")));
    this.errors = errors.stream().sorted().toList();
  }

  /** Returns the mistakes in the order of their lines. */
  public List<ConfigError> errors() {
    return errors;
  }
}
