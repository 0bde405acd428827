package dev.actionguard.model;

import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.TypeHierarchy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all model files, found by the method's simple name first, since most calls end there:
 * few names of a program's calls are in any row.
 */
final class ModelIndex implements LibraryModels {
  private static final String OBJECT = "java.lang.Object";

  private final Map<String, Named> methods;
  private final Map<TypeFact.Role, Map<String, TypeFact>> types;
  private volatile Cache cache = new Cache(null);

  ModelIndex(List<MethodRow> rows, Map<TypeFact.Role, Map<String, TypeFact>> types) {
    Map<String, Named> byName = new HashMap<>(rows.size() * 2);
    for (MethodRow row : rows) {
      for (String name : row.names()) {
        Named named = byName.get(name);
        if (named == null) {
          named = new Named();
          byName.put(name, named);
        }
        named.add(row);
      }
    }
    this.methods = byName;
    this.types = types;
  }

  /** The rows of one simple method name; arranged by class when they are first asked for. */
  private static final class Named {
    private final List<MethodRow> rows = new ArrayList<>(2);
    private @Nullable Map<String, List<MethodRow>> byClass;

    /** Adds a row; the same one again, for another overload, changes nothing. */
    void add(MethodRow row) {
      if (rows.isEmpty() || rows.get(rows.size() - 1) != row) {
        rows.add(row);
      }
    }

    synchronized List<MethodRow> of(String type) {
      Map<String, List<MethodRow>> arranged = byClass;
      if (arranged == null) {
        arranged = new HashMap<>();
        for (MethodRow row : rows) {
          for (String name : row.classes()) {
            List<MethodRow> found = arranged.get(name);
            if (found == null) {
              found = new ArrayList<>(2);
              arranged.put(name, found);
            }
            found.add(row);
          }
        }
        byClass = arranged;
      }
      return arranged.getOrDefault(type, List.of());
    }
  }

  /** Answers about one hierarchy: the same reference can mean another thing in another program. */
  private record Cache(@Nullable TypeHierarchy hierarchy, Map<MethodRef, List<MethodFact>> facts) {
    Cache(@Nullable TypeHierarchy hierarchy) {
      this(hierarchy, new ConcurrentHashMap<>());
    }
  }

  @Override
  public List<MethodFact> facts(MethodRef method, TypeHierarchy hierarchy) {
    Named named = methods.get(method.name());
    Named every = method.isConstructor() ? null : methods.get(MethodRow.EVERY);
    if ((named == null && every == null) || method.owner().equals("?")) {
      return List.of();
    }
    Cache current = cache;
    if (current.hierarchy != hierarchy) {
      current = new Cache(hierarchy);
      cache = current;
    }
    List<MethodFact> known = current.facts.get(method);
    if (known == null) {
      known = find(method, named, every, hierarchy);
      current.facts.put(method, known);
    }
    return known;
  }

  private static List<MethodFact> find(
      MethodRef method, @Nullable Named named, @Nullable Named every, TypeHierarchy hierarchy) {
    String owner = method.owner();
    for (String type : objectLast(hierarchy.supertypes(owner))) {
      boolean own = type.equals(owner);
      List<MethodFact> found = new ArrayList<>();
      if (named != null) {
        for (MethodRow row : named.of(type)) {
          if ((own || row.subtypes()) && row.names(method)) {
            found.addAll(row.facts());
          }
        }
      }
      if (found.isEmpty() && every != null) {
        for (MethodRow row : every.of(type)) {
          if (own || row.subtypes()) {
            found.addAll(row.facts());
          }
        }
      }
      if (!found.isEmpty()) {
        return List.copyOf(found);
      }
    }
    return List.of();
  }

  /**
   * Moves {@code Object} to the end. Interfaces say it is their superclass, and what an interface
   * redeclares of it ({@code Comparator.equals}) is nearer.
   */
  private static Set<String> objectLast(Set<String> supertypes) {
    Set<String> ordered = new LinkedHashSet<>(supertypes);
    ordered.remove(OBJECT);
    ordered.add(OBJECT);
    return ordered;
  }

  @Override
  public Optional<TypeFact> fact(String type, TypeFact.Role role, TypeHierarchy hierarchy) {
    Map<String, TypeFact> facts = types.get(role);
    if (facts == null || type.equals("?")) {
      return Optional.empty();
    }
    TypeFact own = facts.get(type);
    if (own != null) {
      return Optional.of(own);
    }
    for (String ancestor : hierarchy.supertypes(type)) {
      TypeFact fact = facts.get(ancestor);
      if (fact != null && fact.subtypes()) {
        return Optional.of(fact);
      }
    }
    return Optional.empty();
  }
}
