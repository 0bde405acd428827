package dev.actionguard.recorder.model;

/**
 * A value that was refused on construction. The text names the field and what is wrong with it,
 * never the value.
 */
public final class InvalidInputException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final String field;
  private final String reason;

  /**
   * Makes the exception.
   *
   * @param field the name of the field; a constant
   * @param reason what is wrong; a constant
   */
  public InvalidInputException(String field, String reason) {
    super(field + " " + reason);
    this.field = field;
    this.reason = reason;
  }

  /** Returns the name of the refused field. */
  public String field() {
    return field;
  }

  /** Returns what is wrong with it. */
  public String reason() {
    return reason;
  }
}
