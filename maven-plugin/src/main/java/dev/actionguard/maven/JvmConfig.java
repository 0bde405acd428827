package dev.actionguard.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The file from which Maven's start script takes options of the JVM.
 *
 * @param file where Maven looks for it
 * @param exists whether it is there
 * @param options the options in it
 * @param comments whether it has lines that start with #
 * @param unread files of this name in folders of modules, which Maven does not read
 */
record JvmConfig(
    Path file, boolean exists, Set<String> options, boolean comments, List<Path> unread) {
  private static final Path NAME = Path.of(".mvn", "jvm.config");

  JvmConfig {
    options = Set.copyOf(options);
    unread = List.copyOf(unread);
  }

  /**
   * Reads the file of a build.
   *
   * @param root the folder of the whole build
   * @param module the folder of a module
   */
  static JvmConfig read(Path root, Path module) throws IOException {
    Path file = root.resolve(NAME);
    List<Path> unread = new ArrayList<>();
    for (Path at = module; at != null && at.startsWith(root) && !at.equals(root); ) {
      if (Files.isRegularFile(at.resolve(NAME))) {
        unread.add(at.resolve(NAME));
      }
      at = at.getParent();
    }
    if (!Files.isRegularFile(file)) {
      return new JvmConfig(file, false, Set.of(), false, unread);
    }
    Set<String> options = new HashSet<>();
    boolean comments = false;
    for (String line : Files.readAllLines(file)) {
      if (line.strip().startsWith("#")) {
        comments = true;
      } else {
        // An option and its value may stand apart.
        String joined = line.strip().replaceAll("(--add-(?:exports|opens))\\s+", "$1=");
        options.addAll(List.of(joined.split("\\s+")));
      }
    }
    return new JvmConfig(file, true, options, comments, unread);
  }
}
