package dev.actionguard.git;

/** The repository cannot tell what was asked; the message is one line that says what to do. */
public final class GitException extends Exception {
  private static final long serialVersionUID = 1;

  public GitException(String message) {
    super(message);
  }
}
