package dev.actionguard.recorder;

/** What a reporter does when the action is gone at the end of the block. */
public enum GracefulExit {
  /** It says so with an exception. */
  OFF,
  /**
   * It says nothing: for steps that themselves remove the action, such as undoing a move to another
   * database. Covers nothing but the missing action; an exception of the block always goes on.
   */
  ON
}
