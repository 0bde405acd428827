package dev.actionguard.recorder.failure;

import org.jspecify.annotations.Nullable;

/**
 * What of a failure is stored.
 *
 * @param details why, in one line; null if nothing may be told
 * @param traceback where, for admins
 */
public record FailureText(@Nullable String details, @Nullable String traceback) {

  /** What is stored of a success. */
  public static final FailureText NONE = new FailureText(null, null);

  @Override
  public String toString() {
    return "FailureText[]";
  }
}
