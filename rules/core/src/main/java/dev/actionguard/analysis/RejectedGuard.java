package dev.actionguard.analysis;

import dev.actionguard.ir.MethodRef;

/**
 * A check that does not do what it is there for.
 *
 * @param site the check, or the change after it
 * @param check the method that checks, or that changes the value
 */
public record RejectedGuard(Site site, MethodRef check, Reason reason) {
  /** Why a guard that was seen does not count. */
  public enum Reason {
    RESULT_IGNORED("result-ignored", "nothing looks at its result"),
    NOT_DOMINATING("not-dominating", "its exception is caught and execution goes on"),
    ONLY_ONE_BRANCH("only-one-branch", "execution goes on where it finds a fault"),
    AFTER_USE("after-use", "it runs after the value was used"),
    MODIFIED_AFTER("modified-after", "the value changes here after it was checked"),
    PARTIAL_MATCH("partial-match", "it is satisfied if a part of the value matches"),
    NULL_CHECK_ONLY("null-check-only", "it looks at nothing but presence");

    private final String id;
    private final String text;

    Reason(String id, String text) {
      this.id = id;
      this.text = text;
    }

    /** The reason's name in messages and configuration. */
    public String id() {
      return id;
    }

    /** The reason for people. */
    public String text() {
      return text;
    }
  }
}
