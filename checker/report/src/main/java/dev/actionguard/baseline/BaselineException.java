package dev.actionguard.baseline;

/** Something is wrong with a baseline file; the message is one line for its user. */
public final class BaselineException extends Exception {
  private static final long serialVersionUID = 1;

  public BaselineException(String message) {
    super(message);
  }
}
