package dev.actionguard.ir;

import java.util.Optional;

/**
 * Finds classes that are not under analysis: the JDK's and the class path's. Safe for use by
 * several threads. Answers are the same for equal names.
 */
@FunctionalInterface
public interface ClassLookup {
  /** Knows no class. */
  ClassLookup NONE = name -> Optional.empty();

  /** Returns the class of that binary name, or empty if it cannot be found or read. */
  Optional<ClassModel> find(String name);
}
