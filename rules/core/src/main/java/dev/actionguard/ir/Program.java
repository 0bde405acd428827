package dev.actionguard.ir;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The classes under analysis, in order of their names, and the library classes around them. */
public final class Program {
  private final Map<String, ClassModel> classes;
  private final ClassLookup libraries;

  /**
   * Makes a program.
   *
   * @param classes the classes under analysis in any order; of two with one name the first wins
   * @param libraries where other classes are found
   */
  public Program(Collection<ClassModel> classes, ClassLookup libraries) {
    Map<String, ClassModel> byName = new LinkedHashMap<>();
    classes.stream()
        .sorted(Comparator.comparing(ClassModel::name))
        .forEach(c -> byName.putIfAbsent(c.name(), c));
    this.classes = Collections.unmodifiableMap(byName);
    this.libraries = libraries;
  }

  /** Returns the classes under analysis, sorted by name. */
  public Collection<ClassModel> classes() {
    return classes.values();
  }

  /** Returns whether the class of that name is under analysis. */
  public boolean contains(String name) {
    return classes.containsKey(name);
  }

  /** Returns the class under analysis of that name. */
  public Optional<ClassModel> own(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  /** Returns the class of that name, under analysis or from a library, or empty if unknown. */
  public Optional<ClassModel> find(String name) {
    ClassModel own = classes.get(name);
    return own != null ? Optional.of(own) : libraries.find(name);
  }
}
