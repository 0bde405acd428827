package dev.actionguard.testkit;

import java.nio.file.Path;
import java.util.List;

/**
 * A fixture and its class files.
 *
 * @param classes the folder that holds them
 * @param classPath what it was compiled against
 */
record CompiledFixture(Fixture fixture, Path classes, List<Path> classPath) {
  CompiledFixture {
    classPath = List.copyOf(classPath);
  }
}
