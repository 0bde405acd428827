package dev.actionguard.bytecode.interpreter;

/** The interpreter cannot do something; no handler of the program takes it. */
final class InterpreterError extends Error {
  private static final long serialVersionUID = 1;

  InterpreterError(String message) {
    super(message);
  }

  InterpreterError(String message, Throwable cause) {
    super(message, cause);
  }
}
