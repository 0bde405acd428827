package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.SourceRange;
import java.util.List;

/**
 * What a database exception tells, on its way to whoever called the program.
 *
 * @param source where the exception is asked
 * @param detail what it is asked for, for people
 * @param method the method where the detail leaves
 * @param range where it leaves, or where an exception is made whose message an advice shows
 * @param through what takes it out: the called method, or the exception's class
 * @param steps the calls between
 */
public record DetailLeak(
    Site source,
    String detail,
    MethodRef method,
    SourceRange range,
    String through,
    List<CallStep> steps) {
  public DetailLeak {
    steps = List.copyOf(steps);
  }
}
