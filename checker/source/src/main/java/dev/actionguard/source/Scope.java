package dev.actionguard.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What names mean at a place: a unit, a class in it, a method, a block, each inside of the last.
 */
final class Scope {
  private final @Nullable Scope outer;
  private final Unit unit;
  private final @Nullable ClassSymbol owner;
  private final boolean inStatic;
  private @Nullable Map<String, VarSymbol> variables;
  private @Nullable Map<String, Type.TypeVar> typeVariables;
  private @Nullable Map<String, ClassSymbol> classes;

  private Scope(@Nullable Scope outer, Unit unit, @Nullable ClassSymbol owner, boolean inStatic) {
    this.outer = outer;
    this.unit = unit;
    this.owner = owner;
    this.inStatic = inStatic;
  }

  static Scope of(Unit unit) {
    return new Scope(null, unit, null, true);
  }

  /** Returns a scope with the members of a class. */
  Scope in(ClassSymbol symbol) {
    return new Scope(this, unit, symbol, false);
  }

  /** Returns a scope for more names; static code has no {@code this}. */
  Scope nested(boolean staticCode) {
    return new Scope(this, unit, null, staticCode);
  }

  Scope nested() {
    return new Scope(this, unit, null, false);
  }

  @Nullable Scope outer() {
    return outer;
  }

  Unit unit() {
    return unit;
  }

  /** The class whose members this scope has, or null. */
  @Nullable ClassSymbol owner() {
    return owner;
  }

  /** Whether the code is static from here to the class around. */
  boolean isStatic() {
    return inStatic;
  }

  /** Whether a use in this scope is in static code of the innermost class. */
  boolean inStaticCode() {
    for (Scope at = this; at != null && at.owner == null; at = at.outer) {
      if (at.inStatic) {
        return true;
      }
    }
    return false;
  }

  /** Returns the innermost class. */
  @Nullable ClassSymbol innermost() {
    for (Scope at = this; at != null; at = at.outer) {
      if (at.owner != null) {
        return at.owner;
      }
    }
    return null;
  }

  void add(VarSymbol variable) {
    if (variables == null) {
      variables = new HashMap<>();
    }
    variables.put(variable.name(), variable);
  }

  void add(Type.TypeVar variable) {
    if (typeVariables == null) {
      typeVariables = new HashMap<>();
    }
    typeVariables.put(variable.name(), variable);
  }

  void add(List<Type.TypeVar> all) {
    all.forEach(this::add);
  }

  void add(ClassSymbol local) {
    if (classes == null) {
      classes = new HashMap<>();
    }
    classes.put(local.name(), local);
  }

  @Nullable VarSymbol variable(String name) {
    return variables == null ? null : variables.get(name);
  }

  Type.@Nullable TypeVar typeVariable(String name) {
    return typeVariables == null ? null : typeVariables.get(name);
  }

  @Nullable ClassSymbol localClass(String name) {
    return classes == null ? null : classes.get(name);
  }
}
