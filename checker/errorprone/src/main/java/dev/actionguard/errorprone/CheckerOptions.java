package dev.actionguard.errorprone;

import com.google.errorprone.ErrorProneFlags;
import dev.actionguard.config.ConfigException;
import dev.actionguard.config.ConfigReader;
import dev.actionguard.options.NearestName;
import dev.actionguard.options.Options;
import dev.actionguard.rules.StandardRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Reads the options that start with {@code -XepOpt:Actionguard:}. */
final class CheckerOptions {
  private static final String PREFIX = "Actionguard:";
  private static final String CONFIG = PREFIX + "Config";

  private CheckerOptions() {}

  /** The user's options have a mistake; the message is for the user. */
  static final class Mistake extends Exception {
    private static final long serialVersionUID = 1;

    Mistake(String message) {
      super(message);
    }
  }

  /** Returns the options of the analysis. */
  static Options read(ErrorProneFlags flags) throws Mistake {
    for (String name : flags.getFlagsMap().keySet()) {
      if (name.startsWith(PREFIX) && !name.equals(CONFIG)) {
        throw new Mistake(
            "unknown option -XepOpt:"
                + name
                + NearestName.hint(name, List.of(CONFIG))
                + "; the only one is -XepOpt:"
                + CONFIG
                + "=<path of actionguard.yaml>");
      }
    }
    String path = flags.get(CONFIG).orElse("");
    return path.isEmpty() ? Options.DEFAULT : read(path);
  }

  private static Options read(String path) throws Mistake {
    try {
      Path file = Path.of(path);
      if (!Files.isRegularFile(file)) {
        throw new Mistake(
            "-XepOpt:%s=%s: there is no such file; the path starts at %s"
                .formatted(CONFIG, path, Path.of("").toAbsolutePath()));
      }
      return ConfigReader.read(file, path, StandardRules.all()).options();
    } catch (ConfigException e) {
      throw new Mistake(String.valueOf(e.getMessage()));
    } catch (IOException | InvalidPathException e) {
      throw new Mistake("-XepOpt:%s=%s cannot be read: %s".formatted(CONFIG, path, e.getMessage()));
    }
  }
}
