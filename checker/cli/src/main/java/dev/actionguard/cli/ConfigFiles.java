package dev.actionguard.cli;

import dev.actionguard.config.Config;
import dev.actionguard.config.ConfigChecker;
import dev.actionguard.config.ConfigError;
import dev.actionguard.config.ConfigException;
import dev.actionguard.config.ConfigReader;
import dev.actionguard.git.ChangeBase;
import dev.actionguard.run.Input;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the configuration that a command runs with. */
final class ConfigFiles {
  private static final String DEFAULT = "actionguard.yaml";

  private ConfigFiles() {}

  /**
   * Returns what is in the file; without a name, in {@code actionguard.yaml} of the directory if
   * there is one.
   *
   * @throws UserError if a named file is not there, or what is in it is not right
   */
  static Config read(@Nullable String name, Environment environment) throws IOException {
    if (name == null && !Files.exists(environment.resolve(Path.of(DEFAULT)))) {
      return Config.NONE;
    }
    String given = name == null ? DEFAULT : name;
    Path file = UserFiles.existing(given, "configuration file", environment);
    if (!Files.isRegularFile(file)) {
      throw new UserError("actionguard: not a configuration file: " + given);
    }
    try {
      return ConfigReader.read(file, given, environment.rules());
    } catch (ConfigException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Returns what is in the file; in a change, what was in it before, so that a change cannot exempt
   * itself.
   *
   * @param base the commit that a change is compared with, or null
   * @throws UserError if a named file is not there, or what is in it is not right
   */
  static Config read(@Nullable String name, @Nullable ChangeBase base, Environment environment)
      throws IOException {
    if (base == null) {
      return read(name, environment);
    }
    String given = name == null ? DEFAULT : name;
    Optional<byte[]> bytes = base.content(environment.resolve(Path.of(given)));
    if (bytes.isEmpty()) {
      return Config.NONE;
    }
    try {
      return ConfigReader.read(
          new String(bytes.get(), StandardCharsets.UTF_8), given, environment.rules());
    } catch (ConfigException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Looks up the classes and methods that the configuration names.
   *
   * @throws UserError if one is not there
   */
  static void checkNames(Config configuration, Input input) {
    List<ConfigError> errors = ConfigChecker.check(configuration, input.program());
    if (!errors.isEmpty()) {
      throw new UserError(
          errors.stream().map(ConfigError::toString).collect(Collectors.joining("\n")));
    }
  }
}
