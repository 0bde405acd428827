package dev.actionguard.run;

import java.util.Locale;

/** How code is read. */
public enum Engine {
  /** From class files. */
  BYTECODE,
  /** From sources, which need not compile. */
  SOURCE,
  /** From sources, with types from their class files; classes without a source from those. */
  AUTO;

  /** Returns the name as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
