package dev.actionguard.bytecode;

/**
 * The user named something that cannot be read. The message is one line that names the file and
 * says what to do.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Makes an exception with its message. */
  public InputException(String message) {
    super(message);
  }
}
