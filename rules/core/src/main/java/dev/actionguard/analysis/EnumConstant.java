package dev.actionguard.analysis;

/** A constant of an enum as a value; its text is its name. */
record EnumConstant(String type, String name) {
  @Override
  public String toString() {
    return name;
  }
}
