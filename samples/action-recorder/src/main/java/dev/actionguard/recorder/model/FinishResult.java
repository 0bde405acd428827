package dev.actionguard.recorder.model;

/**
 * What a finish did. The first finish wins; a later one changes nothing.
 *
 * @param <T> what was finished
 */
public sealed interface FinishResult<T> {

  /** Returns the row as it now stands. */
  T row();

  /** Returns whether this call finished it. */
  default boolean finishedNow() {
    return this instanceof Finished;
  }

  /**
   * This call finished it.
   *
   * @param row the row as it now stands
   * @param <T> what was finished
   */
  record Finished<T>(T row) implements FinishResult<T> {}

  /**
   * It had been finished before; nothing was changed.
   *
   * @param row the row as it stands
   * @param <T> what was finished
   */
  record AlreadyFinished<T>(T row) implements FinishResult<T> {}
}
