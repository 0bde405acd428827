package dev.actionguard.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type of the language, with its type arguments. */
abstract sealed class Type {
  static final Simple BOOLEAN = new Simple("boolean", 0);
  static final Simple BYTE = new Simple("byte", 1);
  static final Simple CHAR = new Simple("char", 2);
  static final Simple SHORT = new Simple("short", 3);
  static final Simple INT = new Simple("int", 4);
  static final Simple LONG = new Simple("long", 5);
  static final Simple FLOAT = new Simple("float", 6);
  static final Simple DOUBLE = new Simple("double", 7);
  static final Simple VOID = new Simple("void", -1);

  /** The type of {@code null}. */
  static final Simple NULL = new Simple("null", -1);

  /** A type that could not be resolved. */
  static final Simple UNKNOWN = new Simple("?", -1);

  boolean isPrimitive() {
    return false;
  }

  final boolean isUnknown() {
    return this == UNKNOWN;
  }

  final boolean isVoid() {
    return this == VOID;
  }

  /** Returns the class if this is a class type, else null. */
  @Nullable ClassSymbol symbol() {
    return null;
  }

  final boolean isInterface() {
    ClassSymbol symbol = symbol();
    return symbol != null && symbol.isInterface();
  }

  List<Type> arguments() {
    return List.of();
  }

  /** Returns the primitive type of that name, or void, or null. */
  static @Nullable Type primitive(String name) {
    return switch (name) {
      case "boolean" -> BOOLEAN;
      case "byte" -> BYTE;
      case "char" -> CHAR;
      case "short" -> SHORT;
      case "int" -> INT;
      case "long" -> LONG;
      case "float" -> FLOAT;
      case "double" -> DOUBLE;
      case "void" -> VOID;
      default -> null;
    };
  }

  /** A primitive type, {@code void}, the type of {@code null} or the unknown type. */
  static final class Simple extends Type {
    private final String name;
    private final int rank;

    private Simple(String name, int rank) {
      this.name = name;
      this.rank = rank;
    }

    String name() {
      return name;
    }

    /** Its place in the order of the primitive types. */
    int rank() {
      return rank;
    }

    @Override
    boolean isPrimitive() {
      return rank >= 0;
    }

    /** Whether it is a byte, char, short or int. */
    boolean isIntLike() {
      return rank >= 1 && rank <= 4;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A class type; without arguments it is raw, or its class is not generic. */
  static final class ClassType extends Type {
    private final ClassSymbol symbol;
    private final List<Type> arguments;
    private final @Nullable ClassType outer;

    /**
     * Makes a type.
     *
     * @param outer the type of the enclosing instance if that is generic
     */
    ClassType(ClassSymbol symbol, List<Type> arguments, @Nullable ClassType outer) {
      this.symbol = symbol;
      this.arguments = List.copyOf(arguments);
      this.outer = outer;
    }

    @Override
    ClassSymbol symbol() {
      return symbol;
    }

    @Override
    List<Type> arguments() {
      return arguments;
    }

    @Nullable ClassType outer() {
      return outer;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof ClassType that
              && symbol == that.symbol
              && arguments.equals(that.arguments));
    }

    @Override
    public int hashCode() {
      return symbol.hashCode() * 31 + arguments.hashCode();
    }

    @Override
    public String toString() {
      return symbol.flatName() + (arguments.isEmpty() ? "" : arguments.toString());
    }
  }

  /** An array type. */
  static final class ArrayType extends Type {
    private final Type component;

    ArrayType(Type component) {
      this.component = component;
    }

    Type component() {
      return component;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ArrayType that && component.equals(that.component);
    }

    @Override
    public int hashCode() {
      return component.hashCode() + 1;
    }

    @Override
    public String toString() {
      return component + "[]";
    }
  }

  /** A type variable, declared or made by the capture of a wildcard. */
  static final class TypeVar extends Type {
    private final String name;
    private List<Type> bounds = List.of();
    private final @Nullable Type lower;

    TypeVar(String name) {
      this(name, null);
    }

    TypeVar(String name, @Nullable Type lower) {
      this.name = name;
      this.lower = lower;
    }

    String name() {
      return name;
    }

    /** Its upper bounds; none stands for {@code Object}. */
    List<Type> bounds() {
      return bounds;
    }

    void bounds(List<Type> upper) {
      bounds = List.copyOf(upper);
    }

    /** The lower bound of a captured wildcard. */
    @Nullable Type lower() {
      return lower;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A wildcard: {@code ?} without bound, {@code ? extends} or {@code ? super}. */
  static final class Wildcard extends Type {
    private final @Nullable Type upper;
    private final @Nullable Type lower;

    Wildcard(@Nullable Type upper, @Nullable Type lower) {
      this.upper = upper;
      this.lower = lower;
    }

    @Nullable Type upper() {
      return upper;
    }

    @Nullable Type lower() {
      return lower;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Wildcard that
          && java.util.Objects.equals(upper, that.upper)
          && java.util.Objects.equals(lower, that.lower);
    }

    @Override
    public int hashCode() {
      return java.util.Objects.hash(upper, lower);
    }

    @Override
    public String toString() {
      return upper != null ? "? extends " + upper : lower != null ? "? super " + lower : "?";
    }
  }

  /** An intersection of at least two types. */
  static final class Intersection extends Type {
    private final List<Type> parts;

    Intersection(List<Type> parts) {
      this.parts = List.copyOf(parts);
    }

    List<Type> parts() {
      return parts;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Intersection that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
      return parts.hashCode();
    }

    @Override
    public String toString() {
      return parts.toString();
    }
  }

  /** A variable that stands for a type argument until inference has found it. */
  static final class Inferred extends Type {
    private final TypeVar of;
    final List<Type> equal = new java.util.ArrayList<>(2);
    final List<Type> lower = new java.util.ArrayList<>(2);
    final List<Type> upper = new java.util.ArrayList<>(2);
    boolean thrown;
    @Nullable Type solution;

    Inferred(TypeVar of) {
      this.of = of;
    }

    TypeVar of() {
      return of;
    }

    @Override
    public String toString() {
      return of.name() + "'";
    }
  }
}
