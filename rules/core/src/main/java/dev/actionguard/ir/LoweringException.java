package dev.actionguard.ir;

/**
 * A front end could not lower one method; the message says why. The rest of the program goes on.
 */
public final class LoweringException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LoweringException(String message) {
    super(message);
  }

  public LoweringException(String message, Throwable cause) {
    super(message, cause);
  }
}
