package dev.actionguard.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds type arguments. The variables of a call and of the calls in its arguments share one
 * inference: bounds are gathered first, from arguments, from the type that is wanted and from
 * lambda bodies, and solved at the end.
 */
final class Inference {
  private static final int LIMIT = 24;
  private final Types types;
  private final List<Type.Inferred> variables = new ArrayList<>();
  private final List<Runnable> pending = new ArrayList<>();
  private final List<Runnable> finishing = new ArrayList<>();

  Inference(Types types) {
    this.types = types;
  }

  /** Returns new variables for type parameters, with the declared bounds. */
  List<Type> instantiate(List<Type.TypeVar> parameters, Substitution around) {
    List<Type> made = new ArrayList<>(parameters.size());
    for (Type.TypeVar parameter : parameters) {
      Type.Inferred variable = new Type.Inferred(parameter);
      made.add(variable);
      variables.add(variable);
    }
    Substitution substitution = around.and(Substitution.of(parameters, made));
    for (int i = 0; i < made.size(); i++) {
      for (Type bound : parameters.get(i).bounds()) {
        if (bound.symbol() != types.object().symbol()) {
          ((Type.Inferred) made.get(i)).upper.add(substitution.of(bound));
        }
      }
    }
    return made;
  }

  /** Notes what can be done only when more is known: the bodies of lambdas. */
  void later(Runnable step) {
    pending.add(step);
  }

  /** Notes what is done when all variables are solved. */
  void atEnd(Runnable step) {
    finishing.add(step);
  }

  /** Does what was left for later, solves all variables and finishes. */
  void finish() {
    while (!pending.isEmpty()) {
      pending.remove(0).run();
    }
    for (int i = 0; i < variables.size(); i++) {
      solve(variables.get(i));
    }
    for (int i = 0; i < finishing.size(); i++) {
      finishing.get(i).run();
    }
  }

  // Bounds

  private static boolean note(Types types, List<Type> bounds, Type bound) {
    if (bounds.size() >= LIMIT || bounds.contains(bound)) {
      return false;
    }
    bounds.add(bound);
    types.noteAdded(bounds);
    return true;
  }

  /** Notes that a variable is a supertype; returns false if that cannot be. */
  static boolean addLower(Types types, Type.Inferred variable, Type lower) {
    Type bound = lower.isPrimitive() ? types.boxed(lower) : lower;
    if (bound == variable || !note(types, variable.lower, bound)) {
      return true;
    }
    boolean fits = true;
    if (bound instanceof Type.Inferred other && other.solution == null) {
      note(types, other.upper, variable);
    }
    for (Type upper : List.copyOf(variable.upper)) {
      fits &= types.isSubtype(bound, upper);
    }
    for (Type equal : List.copyOf(variable.equal)) {
      fits &= types.isSubtype(bound, equal);
    }
    return fits;
  }

  /** Notes that a variable is a subtype; returns false if that cannot be. */
  static boolean addUpper(Types types, Type.Inferred variable, Type upper) {
    if (upper == variable
        || upper.symbol() == types.object().symbol()
        || !note(types, variable.upper, upper)) {
      return true;
    }
    boolean fits = true;
    if (upper instanceof Type.Inferred other && other.solution == null) {
      note(types, other.lower, variable);
    }
    for (Type lower : List.copyOf(variable.lower)) {
      fits &= types.isSubtype(lower, upper);
    }
    for (Type equal : List.copyOf(variable.equal)) {
      fits &= types.isSubtype(equal, upper);
    }
    return fits;
  }

  /** Notes that a variable is a type; returns false if that cannot be. */
  static boolean addEqual(Types types, Type.Inferred variable, Type equal) {
    if (equal == variable
        || equal instanceof Type.Wildcard
        || !note(types, variable.equal, equal)) {
      return true;
    }
    boolean fits = true;
    if (equal instanceof Type.Inferred other && other.solution == null) {
      note(types, other.equal, variable);
    }
    for (Type same : List.copyOf(variable.equal)) {
      if (same != equal) {
        fits &= types.isSame(same, equal);
      }
    }
    for (Type lower : List.copyOf(variable.lower)) {
      fits &= types.isSubtype(lower, equal);
    }
    for (Type upper : List.copyOf(variable.upper)) {
      fits &= types.isSubtype(equal, upper);
    }
    return fits;
  }

  // Solutions

  /** Returns the type with all variables in it solved. */
  Type solved(Type type) {
    for (Type.Inferred variable : in(type)) {
      solve(variable);
    }
    return zonk(type);
  }

  private void solve(Type.Inferred variable) {
    solve(variable, new HashSet<>());
  }

  private void solve(Type.Inferred variable, Set<Type.Inferred> busy) {
    if (variable.solution != null || !busy.add(variable)) {
      return;
    }
    Type found = fromEqual(variable, busy);
    if (found == null) {
      found = fromLower(variable, busy);
    }
    if (found == null) {
      found = fromUpper(variable, busy);
    }
    busy.remove(variable);
    if (variable.solution == null) {
      variable.solution = found;
    }
  }

  private @Nullable Type fromEqual(Type.Inferred variable, Set<Type.Inferred> busy) {
    for (int i = 0; i < variable.equal.size(); i++) {
      Type proper = proper(variable.equal.get(i), busy);
      if (proper != null) {
        return proper;
      }
    }
    return null;
  }

  private @Nullable Type fromLower(Type.Inferred variable, Set<Type.Inferred> busy) {
    List<Type> proper = new ArrayList<>();
    for (int i = 0; i < variable.lower.size(); i++) {
      Type one = variable.lower.get(i);
      // A variable that nothing is known of says nothing.
      if (one instanceof Type.Inferred other && isFree(other, new HashSet<>())) {
        continue;
      }
      Type known = proper(one, busy);
      if (known != null && known != Type.NULL) {
        proper.add(known);
      }
    }
    return proper.isEmpty() ? null : types.lub(proper);
  }

  private static boolean isFree(Type.Inferred variable, Set<Type.Inferred> seen) {
    if (variable.solution != null || !seen.add(variable)) {
      return variable.solution == null;
    }
    for (List<Type> bounds : List.of(variable.equal, variable.lower)) {
      for (Type bound : bounds) {
        if (!(bound instanceof Type.Inferred other) || !isFree(other, seen)) {
          return false;
        }
      }
    }
    return true;
  }

  private Type fromUpper(Type.Inferred variable, Set<Type.Inferred> busy) {
    List<Type> proper = new ArrayList<>();
    for (int i = 0; i < variable.upper.size(); i++) {
      Type known = proper(variable.upper.get(i), busy);
      if (known != null && !proper.contains(known)) {
        proper.add(known);
      }
    }
    if (variable.thrown && proper.stream().allMatch(this::isAnyThrowable)) {
      return types.classes.type("java.lang.RuntimeException");
    }
    return proper.isEmpty() ? types.object() : types.glb(proper);
  }

  private boolean isAnyThrowable(Type type) {
    ClassSymbol symbol = type.symbol();
    return symbol != null
        && (symbol.flatName().equals("java.lang.Throwable")
            || symbol.flatName().equals("java.lang.Exception"));
  }

  /** Returns the bound with its variables solved, or null if they depend on one under way. */
  private @Nullable Type proper(Type bound, Set<Type.Inferred> busy) {
    for (Type.Inferred inside : in(bound)) {
      if (busy.contains(inside)) {
        return null;
      }
      solve(inside, busy);
      if (inside.solution == null) {
        return null;
      }
    }
    return zonk(bound);
  }

  // Structure

  /** Returns the variables in a type that are not solved. */
  static List<Type.Inferred> in(Type type) {
    List<Type.Inferred> found = new ArrayList<>(0);
    collect(type, found, 0);
    return found;
  }

  static boolean isProper(Type type) {
    return in(type).isEmpty();
  }

  private static void collect(Type type, List<Type.Inferred> found, int depth) {
    if (depth > LIMIT) {
      return;
    }
    if (type instanceof Type.Inferred variable) {
      if (variable.solution == null) {
        found.add(variable);
      } else {
        collect(variable.solution, found, depth + 1);
      }
    } else if (type instanceof Type.ClassType c) {
      for (Type argument : c.arguments()) {
        collect(argument, found, depth + 1);
      }
      if (c.outer() != null) {
        collect(c.outer(), found, depth + 1);
      }
    } else if (type instanceof Type.ArrayType array) {
      collect(array.component(), found, depth + 1);
    } else if (type instanceof Type.Wildcard wildcard) {
      if (wildcard.upper() != null) {
        collect(wildcard.upper(), found, depth + 1);
      }
      if (wildcard.lower() != null) {
        collect(wildcard.lower(), found, depth + 1);
      }
    } else if (type instanceof Type.Intersection both) {
      both.parts().forEach(p -> collect(p, found, depth + 1));
    }
  }

  /** Returns the type with solutions in place of variables. */
  static Type zonk(Type type) {
    return zonk(type, 0);
  }

  private static Type zonk(Type type, int depth) {
    if (depth > LIMIT) {
      return Type.UNKNOWN;
    }
    if (type instanceof Type.Inferred variable) {
      return variable.solution == null ? type : zonk(variable.solution, depth + 1);
    }
    if (type instanceof Type.ClassType c) {
      if (c.arguments().isEmpty() && c.outer() == null) {
        return type;
      }
      boolean changed = false;
      List<Type> arguments = new ArrayList<>(c.arguments().size());
      for (Type argument : c.arguments()) {
        Type next = zonk(argument, depth + 1);
        changed |= next != argument;
        arguments.add(next);
      }
      Type.ClassType outer = c.outer() == null ? null : (Type.ClassType) zonk(c.outer(), depth + 1);
      changed |= !java.util.Objects.equals(outer, c.outer());
      return changed ? new Type.ClassType(c.symbol(), arguments, outer) : type;
    }
    if (type instanceof Type.ArrayType array) {
      Type component = zonk(array.component(), depth + 1);
      return component == array.component() ? type : new Type.ArrayType(component);
    }
    if (type instanceof Type.Wildcard wildcard) {
      Type upper = wildcard.upper() == null ? null : zonk(wildcard.upper(), depth + 1);
      Type lower = wildcard.lower() == null ? null : zonk(wildcard.lower(), depth + 1);
      return upper == wildcard.upper() && lower == wildcard.lower()
          ? type
          : new Type.Wildcard(upper, lower);
    }
    if (type instanceof Type.Intersection both) {
      List<Type> parts = new ArrayList<>();
      both.parts().forEach(p -> parts.add(zonk(p, depth + 1)));
      return new Type.Intersection(parts);
    }
    return type;
  }
}
