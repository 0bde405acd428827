package dev.actionguard.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replaces type variables by types. */
final class Substitution {
  static final Substitution NONE = new Substitution(Map.of());

  private final Map<Type.TypeVar, Type> map;

  private Substitution(Map<Type.TypeVar, Type> map) {
    this.map = map;
  }

  static Substitution of(List<Type.TypeVar> variables, List<? extends Type> types) {
    if (variables.isEmpty() || variables.size() != types.size()) {
      return NONE;
    }
    Map<Type.TypeVar, Type> map = new HashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      map.put(variables.get(i), types.get(i));
    }
    return new Substitution(map);
  }

  /** Returns the arguments of a class type, and of the types around it, for their parameters. */
  static Substitution argumentsOf(Type.ClassType type) {
    if (type.arguments().isEmpty() && type.outer() == null) {
      return NONE;
    }
    Map<Type.TypeVar, Type> map = new HashMap<>();
    for (Type.ClassType at = type; at != null; at = at.outer()) {
      List<Type.TypeVar> variables = at.symbol().parameters();
      if (variables.size() == at.arguments().size()) {
        for (int i = 0; i < variables.size(); i++) {
          map.put(variables.get(i), at.arguments().get(i));
        }
      }
    }
    return map.isEmpty() ? NONE : new Substitution(map);
  }

  /** Returns a substitution that also replaces other variables. */
  Substitution and(Substitution other) {
    if (map.isEmpty()) {
      return other;
    }
    if (other.map.isEmpty()) {
      return this;
    }
    Map<Type.TypeVar, Type> both = new HashMap<>(map);
    both.putAll(other.map);
    return new Substitution(both);
  }

  List<Type> all(List<? extends Type> types) {
    List<Type> replaced = new ArrayList<>(types.size());
    for (Type type : types) {
      replaced.add(of(type));
    }
    return replaced;
  }

  /** Returns the type with the variables replaced; the same object if it has none. */
  Type of(Type type) {
    if (map.isEmpty()) {
      return type;
    }
    if (type instanceof Type.TypeVar variable) {
      Type found = map.get(variable);
      return found == null ? type : found;
    }
    if (type instanceof Type.ClassType c) {
      return ofClass(c);
    }
    if (type instanceof Type.ArrayType array) {
      Type component = of(array.component());
      return component == array.component() ? type : new Type.ArrayType(component);
    }
    if (type instanceof Type.Wildcard wildcard) {
      Type upper = wildcard.upper() == null ? null : bound(wildcard.upper(), true);
      Type lower = wildcard.lower() == null ? null : bound(wildcard.lower(), false);
      return upper == wildcard.upper() && lower == wildcard.lower()
          ? type
          : new Type.Wildcard(upper, lower);
    }
    if (type instanceof Type.Intersection both) {
      return new Type.Intersection(all(both.parts()));
    }
    return type;
  }

  /** The bound of a wildcard cannot be a wildcard itself. */
  private @Nullable Type bound(Type bound, boolean upper) {
    Type replaced = of(bound);
    if (replaced instanceof Type.Wildcard wildcard) {
      return upper ? wildcard.upper() : wildcard.lower();
    }
    return replaced;
  }

  private Type ofClass(Type.ClassType type) {
    boolean changed = false;
    List<Type> arguments = type.arguments();
    if (!arguments.isEmpty()) {
      List<Type> replaced = new ArrayList<>(arguments.size());
      for (Type argument : arguments) {
        Type other = of(argument);
        changed |= other != argument;
        replaced.add(other);
      }
      arguments = replaced;
    }
    Type.ClassType outer = type.outer();
    if (outer != null) {
      Type.ClassType replaced = (Type.ClassType) ofClass(outer);
      changed |= !replaced.equals(outer);
      outer = replaced;
    }
    return changed ? new Type.ClassType(type.symbol(), arguments, outer) : type;
  }
}
