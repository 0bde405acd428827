package dev.actionguard.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Java type as far as it is known: a primitive, {@code void}, a class (binary name, {@code
 * java.util.Map$Entry}), an array ({@code int[][]}) or {@link #UNKNOWN}. Type arguments are kept
 * only where a declaration gives them (fields, parameters, results, supertypes); types of
 * statements are erased. A type variable is written as its erased bound, a wildcard as its upper
 * bound.
 *
 * @param name the erased name
 * @param arguments the type arguments, empty when erased, raw or not generic
 */
public record Type(String name, List<Type> arguments) {
  /** A type that a front end could not resolve. */
  public static final Type UNKNOWN = new Type("?", List.of());

  public static final Type VOID = of("void");
  public static final Type BOOLEAN = of("boolean");
  public static final Type INT = of("int");
  public static final Type LONG = of("long");
  public static final Type FLOAT = of("float");
  public static final Type DOUBLE = of("double");
  public static final Type OBJECT = of("java.lang.Object");
  public static final Type STRING = of("java.lang.String");
  public static final Type CLASS = of("java.lang.Class");
  public static final Type THROWABLE = of("java.lang.Throwable");

  /** The type of the constant {@code null}, a subtype of every reference type. */
  public static final Type NULL = of("null");

  public Type {
    arguments = List.copyOf(arguments);
  }

  /** Written out, as the generated one takes many times as long until it is compiled well. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof Type t && name.equals(t.name) && arguments.equals(t.arguments));
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + arguments.size();
  }

  /** Returns the type of that erased name without type arguments. */
  public static Type of(String name) {
    return new Type(name, List.of());
  }

  /** Returns this type without its type arguments. */
  public Type erased() {
    return arguments.isEmpty() ? this : of(name);
  }

  public boolean isUnknown() {
    return name.equals("?");
  }

  public boolean isArray() {
    return name.endsWith("[]");
  }

  /** Returns whether this is one of the eight primitive types; {@code void} is not. */
  public boolean isPrimitive() {
    return switch (name) {
      case "boolean", "byte", "char", "short", "int", "long", "float", "double" -> true;
      default -> false;
    };
  }

  /**
   * Returns the component type of an array. The component of an array of a generic class keeps the
   * type arguments. Anything but an array answers {@link #UNKNOWN}.
   */
  public Type component() {
    return isArray() ? new Type(name.substring(0, name.length() - 2), arguments) : UNKNOWN;
  }

  /** Returns the array type whose component is this type. */
  public Type array() {
    return new Type(name + "[]", arguments);
  }

  /** Returns the type argument at that index, or {@link #UNKNOWN} if there is none. */
  public Type argument(int index) {
    return index < arguments.size() ? arguments.get(index) : UNKNOWN;
  }

  @Override
  public String toString() {
    if (arguments.isEmpty()) {
      return name;
    }
    StringBuilder text = new StringBuilder(name).append('<');
    for (int i = 0; i < arguments.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(arguments.get(i));
    }
    return text.append('>').toString();
  }
}
