package dev.actionguard.bytecode;

/** One class file cannot be read; the message says why, as the end of a sentence about it. */
public final class ClassFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ClassFormatException(String message) {
    super(message);
  }
}
