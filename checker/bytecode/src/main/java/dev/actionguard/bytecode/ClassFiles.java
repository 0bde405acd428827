package dev.actionguard.bytecode;

import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Class files that a tool which called us has found already. They are named by their paths, {@code
 * com/acme/A.class}.
 */
public interface ClassFiles {
  /** Returns the paths of the class files to analyse, in any order. */
  Collection<String> analysed();

  /**
   * Reads a class file: one of those to analyse, or one that they need. It may be asked for again,
   * and by several threads.
   *
   * @return its content; null if there is none of that path
   */
  byte @Nullable [] read(String path) throws IOException;
}
