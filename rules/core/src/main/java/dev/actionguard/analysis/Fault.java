package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.SourceRange;
import java.util.Optional;

/**
 * Something that code does wrong about failures of the database or about what belongs together, as
 * the analysis of a method tells it.
 *
 * @param method the method at fault
 * @param range the place at fault
 * @param subject what is at fault there, the same for every engine: names of classes and methods
 * @param cause the place that explains it: the failing call, the first write
 * @param edit text to insert that mends it, if that is known
 */
public record Fault(
    Sort sort,
    MethodRef method,
    SourceRange range,
    String subject,
    Site cause,
    Optional<Insertion> edit) {
  /** Sorts of faults. */
  public enum Sort {
    /** A new exception is thrown for a caught one and knows nothing of it. */
    LOST_CAUSE,
    /** A finally block is left by itself, so that the exception on its way out is gone. */
    FINALLY_LEAVES,
    /** What is called on the way out of a failure may itself fail and take its place. */
    CLEANUP_FAILS,
    /** A declared transaction that no proxy can open. */
    NOT_INTERCEPTED,
    /** A write in a transaction that is declared to only read. */
    READ_ONLY,
    /** A checked exception leaves a transaction, which is committed all the same. */
    CHECKED_EXCEPTION,
    /** A handler inside of a transaction goes on, and what was written until then is committed. */
    CAUGHT_INSIDE,
    /** A transaction that is begun by hand is not rolled back on failures. */
    NO_ROLLBACK,
    /** A transaction is committed whether or not something failed. */
    COMMIT_IN_FINALLY,
    /** A write that another thread does, outside of the transaction. */
    OTHER_THREAD,
    /** A callee commits a part by itself. */
    REQUIRES_NEW,
    /** Nobody looks whether a conditional write wrote anything. */
    IGNORED_RESULT,
    /** As {@link #IGNORED_RESULT}, where the method returns the answer to whoever ignores it. */
    RETURNED_RESULT,
    /** A write on another thread whose failure nobody can learn of. */
    FORGOTTEN,
    /** An action is started, and an exception leaves before it is finished. */
    UNFINISHED
  }

  /**
   * Text to insert.
   *
   * @param at the place; empty in its width
   */
  public record Insertion(SourceRange at, String text) {}
}
