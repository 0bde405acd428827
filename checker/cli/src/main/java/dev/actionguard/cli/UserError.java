package dev.actionguard.cli;

/** The user's mistake: the message is all there is to say about it. */
final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1;

  UserError(String message) {
    super(message, null, false, false);
  }
}
