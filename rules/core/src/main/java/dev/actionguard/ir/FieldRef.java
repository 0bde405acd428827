package dev.actionguard.ir;

/**
 * Names a field.
 *
 * @param owner binary name of the class through which it is accessed, or {@code "?"}
 * @param name its simple name
 * @param type its erased type
 */
public record FieldRef(String owner, String name, Type type) {
  /** Returns {@code owner.name}. */
  @Override
  public String toString() {
    return owner + "." + name;
  }
}
