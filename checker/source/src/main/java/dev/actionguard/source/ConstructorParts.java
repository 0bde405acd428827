package dev.actionguard.source;

import dev.actionguard.ir.Local;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that the compiler adds to a constructor, and what runs after the superclass's
 * constructor.
 *
 * @param names the name and ordinal of an enum constant; empty unless in an enum
 * @param outer the enclosing instance
 * @param captured the captured variables
 * @param initialisers writes the initialisers of the class
 */
record ConstructorParts(
    List<Local> names, @Nullable Local outer, List<Local> captured, Runnable initialisers) {
  ConstructorParts {
    names = List.copyOf(names);
    captured = List.copyOf(captured);
  }
}
