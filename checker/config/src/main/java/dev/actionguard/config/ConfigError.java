package dev.actionguard.config;

/**
 * A mistake in a configuration file.
 *
 * @param file the file as its user names it
 * @param line counted from 1
 * @param message what is wrong and, where it can be told, what was meant
 */
public record ConfigError(String file, int line, String message)
    implements Comparable<ConfigError> {
  @Override
  public int compareTo(ConfigError other) {
    int order = file.compareTo(other.file);
    order = order != 0 ? order : Integer.compare(line, other.line);
    return order != 0 ? order : message.compareTo(other.message);
  }

  /** Returns {@code file:line: message}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
