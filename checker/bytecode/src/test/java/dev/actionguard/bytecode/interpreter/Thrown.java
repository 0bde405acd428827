package dev.actionguard.bytecode.interpreter;

/** An exception of the interpreted program on its way: a JDK exception or a program object. */
final class Thrown extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Object value;

  Thrown(Object value) {
    super(null, null, false, false);
    this.value = value;
  }

  Object value() {
    return value;
  }

  @Override
  public String getMessage() {
    return String.valueOf(value);
  }
}
