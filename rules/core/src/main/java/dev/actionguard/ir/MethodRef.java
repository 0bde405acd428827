package dev.actionguard.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names a method by its owner, name and erased signature. A constructor is named {@code <init>}, a
 * static initialiser {@code <clinit>}. At a call site the owner is the static type of the receiver,
 * which may inherit the method. Parts that a front end cannot resolve are {@code "?"}.
 *
 * @param owner binary name of the class
 * @param name simple name of the method
 * @param parameters erased parameter type names
 * @param returns erased result type name, {@code void} for none
 */
public record MethodRef(String owner, String name, List<String> parameters, String returns) {
  public MethodRef {
    parameters = List.copyOf(parameters);
  }

  public boolean isConstructor() {
    return name.equals("<init>");
  }

  /** Returns the same method with another owner. */
  public MethodRef withOwner(String newOwner) {
    return newOwner.equals(owner) ? this : new MethodRef(newOwner, name, parameters, returns);
  }

  /** Returns {@code name(type, type)}, which tells overloads of one class apart. */
  public String signature() {
    return name + "(" + String.join(", ", parameters) + ")";
  }

  /** Written out, as the generated one takes many times as long until it is compiled well. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof MethodRef m
            && name.equals(m.name)
            && owner.equals(m.owner)
            && parameters.equals(m.parameters)
            && returns.equals(m.returns));
  }

  /** Of the names, whose hashes strings keep: overloads of one class are few. */
  @Override
  public int hashCode() {
    return (31 * owner.hashCode() + name.hashCode()) * 31 + parameters.size();
  }

  /** Returns {@code owner#name(type, type)}. */
  @Override
  public String toString() {
    return owner + "#" + signature();
  }
}
