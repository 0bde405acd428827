package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import java.util.List;

/**
 * Something that code does and others see: a write to the database, or an effect outside of it.
 *
 * @param origin the call that does it
 * @param place where it is reported: the origin, or the outermost call of a mere wrapper
 * @param method what is called
 * @param target the table, entity or repository that is written to, as far as known; else empty
 * @param text the known beginning of the statement, or empty
 * @param byName whether it is a write only by its name
 * @param steps the calls from the method at hand down to the origin
 */
public record WriteEffect(
    Kind kind,
    Site origin,
    Site place,
    MethodRef method,
    String target,
    String text,
    boolean byName,
    List<CallStep> steps) {
  /** Sorts of effects. */
  public enum Kind {
    WRITE,
    EXTERNAL
  }

  public WriteEffect {
    steps = List.copyOf(steps);
  }

  WriteEffect at(Site newPlace, List<CallStep> newSteps) {
    return new WriteEffect(kind, origin, newPlace, method, target, text, byName, newSteps);
  }
}
