package dev.actionguard.ir;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about types: supertypes, subtypes inside the program, and where a method is
 * declared. Answers are cached; safe for use by several threads. A class that cannot be found has
 * no known supertypes but {@code Object}.
 */
public final class TypeHierarchy {
  private final Program program;
  private final Map<String, Set<String>> supertypes = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> subtypes = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> directSubtypes;

  public TypeHierarchy(Program program) {
    this.program = program;
    Map<String, Set<String>> direct = new HashMap<>();
    for (ClassModel model : program.classes()) {
      for (Type parent : parents(model)) {
        direct.computeIfAbsent(parent.name(), k -> new TreeSet<>()).add(model.name());
      }
    }
    directSubtypes = direct;
  }

  private static List<Type> parents(ClassModel model) {
    List<Type> parents = new java.util.ArrayList<>();
    if (model.superclass() != null) {
      parents.add(model.superclass());
    }
    parents.addAll(model.interfaces());
    return parents;
  }

  /**
   * Returns the names of all supertypes of a class, itself first, then breadth first: superclass
   * before interfaces. Ends at classes that cannot be found, whose names are included.
   */
  public Set<String> supertypes(String name) {
    Set<String> known = supertypes.get(name);
    if (known != null) {
      return known;
    }
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (found.add(next)) {
        program.find(next).ifPresent(model -> parents(model).forEach(p -> open.add(p.name())));
      }
    }
    Set<String> result = Collections.unmodifiableSet(found);
    supertypes.put(name, result);
    return result;
  }

  /**
   * Returns whether a value of the first type is known to be one of the second. Arrays are subtypes
   * by their components; an unknown type is a subtype of {@code Object} only.
   */
  public boolean isSubtype(String sub, String ancestor) {
    if (sub.equals(ancestor) || ancestor.equals("java.lang.Object")) {
      return true;
    }
    if (sub.endsWith("[]") && ancestor.endsWith("[]")) {
      return isSubtype(
          sub.substring(0, sub.length() - 2), ancestor.substring(0, ancestor.length() - 2));
    }
    return supertypes(sub).contains(ancestor);
  }

  /** Returns whether all supertypes of the class could be found. */
  public boolean isComplete(String name) {
    return supertypes(name).stream().allMatch(s -> program.find(s).isPresent());
  }

  /** Returns the classes of the program that are the class or below it, sorted by name. */
  public Set<String> subtypes(String name) {
    Set<String> known = subtypes.get(name);
    if (known == null) {
      known = Collections.unmodifiableSet(findSubtypes(name));
      subtypes.put(name, known);
    }
    return known;
  }

  private Set<String> findSubtypes(String name) {
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (next.equals(name) || found.add(next)) {
        open.addAll(directSubtypes.getOrDefault(next, Set.of()));
      }
    }
    if (program.contains(name)) {
      found.add(name);
    }
    return found;
  }

  /**
   * Returns the method that a call through the class runs when the receiver is exactly of that
   * class: its own, else inherited from the nearest superclass, else a default method.
   */
  public Optional<MethodModel> resolve(String owner, MethodRef method) {
    for (String name : supertypes(owner)) {
      ClassModel model = program.find(name).orElse(null);
      MethodModel found = model == null ? null : declared(model, method, name.equals(owner));
      if (found != null && (!found.isAbstract() || name.equals(owner))) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Returns the class's method of that signature, rather the source's than the compiler's. */
  private static @Nullable MethodModel declared(
      ClassModel model, MethodRef method, boolean privateToo) {
    MethodModel found = null;
    for (MethodModel candidate : model.methods()) {
      if (candidate.name().equals(method.name())
          && candidate.reference().parameters().equals(method.parameters())
          && (privateToo || !candidate.isPrivate())) {
        if (!candidate.compilerMade()) {
          return candidate;
        }
        found = found == null ? candidate : found;
      }
    }
    return found;
  }
}
