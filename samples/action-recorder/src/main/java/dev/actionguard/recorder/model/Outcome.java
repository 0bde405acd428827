package dev.actionguard.recorder.model;

import org.jspecify.annotations.Nullable;

/**
 * How a step ended, said explicitly: a failure can never be taken for a success because something
 * about it is missing.
 */
public sealed interface Outcome {

  /** Returns that the step did what was asked. */
  static Outcome success() {
    return Success.INSTANCE;
  }

  /**
   * Returns that the step failed.
   *
   * @param failure what was thrown
   */
  static Outcome failure(Throwable failure) {
    return new Thrown(failure);
  }

  /**
   * Returns that the step failed, as told by text, for example from another process.
   *
   * @param details why, in one line; null if not known
   * @param traceback where; null if not known
   */
  static Outcome failure(@Nullable String details, @Nullable String traceback) {
    return new Reported(details, traceback);
  }

  /** Returns the result to be stored. */
  default EventResult result() {
    return this == Success.INSTANCE ? EventResult.SUCCESS : EventResult.ERROR;
  }

  /** The step did what was asked. */
  enum Success implements Outcome {
    /** The only one. */
    INSTANCE
  }

  /**
   * The step failed with an exception.
   *
   * @param failure what was thrown
   */
  record Thrown(Throwable failure) implements Outcome {

    @Override
    public String toString() {
      return "Thrown[" + failure.getClass().getName() + "]";
    }
  }

  /**
   * The step failed, as told by text.
   *
   * @param details why, in one line
   * @param traceback where
   */
  record Reported(@Nullable String details, @Nullable String traceback) implements Outcome {

    @Override
    public String toString() {
      return "Reported[]";
    }
  }
}
