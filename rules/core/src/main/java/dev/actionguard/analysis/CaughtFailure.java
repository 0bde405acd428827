package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.SourceRange;
import java.util.Set;

/**
 * A handler that takes a database exception and lets execution go on as if nothing had happened.
 *
 * @param range where the handler begins
 * @param caught the caught class
 * @param accesses how the failing calls use the database
 * @param manner what the handler does instead of handling
 * @param call the first failing call
 * @param ifIgnored whether the method's result tells of the failure, so that it is lost only where
 *     a caller ignores that
 */
public record CaughtFailure(
    MethodRef method,
    SourceRange range,
    String caught,
    Set<Obligation.Access> accesses,
    Manner manner,
    Site call,
    boolean ifIgnored) {
  /** How the failure is lost. */
  public enum Manner {
    EMPTY,
    LOG_ONLY,
    RETURN_DEFAULT,
    CONTINUE_LOOP
  }
}
