package dev.actionguard.spotbugs;

import dev.actionguard.config.Config;
import dev.actionguard.config.ConfigException;
import dev.actionguard.config.ConfigReader;
import dev.actionguard.rule.RuleSet;
import edu.umd.cs.findbugs.classfile.IClassPath;
import edu.umd.cs.findbugs.classfile.ICodeBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the configuration of a run. SpotBugs tells plugins nothing of the project but its classes,
 * and one JVM may check several projects. So it is, in this order, the file that the system
 * property {@code actionguard.config} names; {@code actionguard.yaml} in a folder above the
 * classes, the nearest first; that of the working directory; none.
 */
final class Configurations {
  static final String PROPERTY = "actionguard.config";
  private static final String NAME = "actionguard.yaml";

  private Configurations() {}

  /** The user's configuration has a mistake; the message is for the user. */
  static final class Mistake extends Exception {
    private static final long serialVersionUID = 1;

    Mistake(String message) {
      super(message);
    }
  }

  /** Returns the configuration of the classes. */
  static Config read(IClassPath classPath, RuleSet rules) throws Mistake {
    String named = System.getProperty(PROPERTY, "");
    try {
      Path file = named.isEmpty() ? search(classPath) : Path.of(named);
      if (file == null) {
        return Config.NONE;
      }
      if (!Files.isRegularFile(file)) {
        throw new Mistake(
            "-D%s=%s: there is no such file; the path starts at %s"
                .formatted(PROPERTY, named, Path.of("").toAbsolutePath()));
      }
      return ConfigReader.read(file, file.toString(), rules);
    } catch (ConfigException e) {
      throw new Mistake(String.valueOf(e.getMessage()));
    } catch (IOException | InvalidPathException e) {
      throw new Mistake("%s cannot be read: %s".formatted(named.isEmpty() ? NAME : named, e));
    }
  }

  private static @Nullable Path search(IClassPath classPath) {
    for (Iterator<? extends ICodeBase> i = classPath.appCodeBaseIterator(); i.hasNext(); ) {
      String path = i.next().getPathName();
      Path above = path == null ? null : Path.of(path).toAbsolutePath().normalize().getParent();
      for (; above != null; above = above.getParent()) {
        if (Files.isRegularFile(above.resolve(NAME))) {
          return above.resolve(NAME);
        }
      }
    }
    return Files.isRegularFile(Path.of(NAME)) ? Path.of(NAME) : null;
  }
}
