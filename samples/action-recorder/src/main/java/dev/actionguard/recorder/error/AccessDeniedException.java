package dev.actionguard.recorder.error;

/** The caller may not do this, to any server. */
public final class AccessDeniedException extends RecorderException {

  private static final long serialVersionUID = 1;

  private final String rule;

  /**
   * Makes the exception.
   *
   * @param rule the name of the rule that refused
   */
  public AccessDeniedException(String rule) {
    super("policy does not allow " + rule);
    this.rule = rule;
  }

  /** Returns the name of the rule that refused. */
  public String rule() {
    return rule;
  }
}
