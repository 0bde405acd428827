package dev.actionguard.source;

import dev.actionguard.bytecode.ClassOutline;
import dev.actionguard.bytecode.ClassPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All classes: those of the sources, and those of the class path and the JDK, read when needed. */
final class Classes {
  private final List<ClassPath> path;
  private final Map<String, Optional<ClassSymbol>> known = new HashMap<>();
  private final List<ClassSymbol> generated = new ArrayList<>();
  private final Map<String, ClassSymbol> missing = new HashMap<>();
  private final Set<String> packages = new HashSet<>();
  private final Map<ClassSymbol, Type.Simple> unboxed = new HashMap<>();
  private final Map<Type.Simple, Type> boxes = new HashMap<>();
  private @Nullable ClassSymbol object;

  /**
   * Makes the classes.
   *
   * @param path where classes are found that no source declares, in this order
   */
  Classes(List<ClassPath> path) {
    this.path = List.copyOf(path);
  }

  /** Adds a class of a source; returns whether it is the first of its name. */
  boolean add(ClassSymbol symbol) {
    Optional<ClassSymbol> before = known.get(symbol.flatName());
    if (before != null && before.isPresent()) {
      return false;
    }
    known.put(symbol.flatName(), Optional.of(symbol));
    String name = symbol.packageName();
    while (!name.isEmpty() && packages.add(name)) {
      name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
    return true;
  }

  /** Returns a class of which only the name is known. */
  ClassSymbol missing(String flatName) {
    return missing.computeIfAbsent(
        flatName,
        name ->
            new ClassSymbol(name.substring(name.lastIndexOf('.') + 1), name, null, Flags.PUBLIC));
  }

  /** Forgets a class of a source. */
  void remove(String flatName) {
    known.remove(flatName);
  }

  /** Whether a source is in the package or below it. */
  boolean hasPackage(String name) {
    return packages.contains(name);
  }

  /** Returns the class of that binary name, or null. */
  @Nullable ClassSymbol find(String flatName) {
    Optional<ClassSymbol> found = known.get(flatName);
    if (found == null) {
      ClassOutline outline = outline(flatName.replace('.', '/'));
      if (outline == null) {
        known.put(flatName, Optional.empty());
        return null;
      }
      return enter(flatName, outline);
    }
    return found.orElse(null);
  }

  private @Nullable ClassOutline outline(String internalName) {
    for (ClassPath one : path) {
      ClassOutline found = one.outline(internalName);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable ClassSymbol enter(String flatName, ClassOutline outline) {
    String outer = outline.outer();
    ClassSymbol owner = outer == null ? null : find(outer.replace('/', '.'));
    Optional<ClassSymbol> meanwhile = known.get(flatName);
    if (meanwhile != null) {
      return meanwhile.orElse(null);
    }
    String simple = outline.simpleName();
    if (simple == null) {
      simple =
          flatName.substring(Math.max(flatName.lastIndexOf('.'), flatName.lastIndexOf('$')) + 1);
    }
    ClassSymbol symbol =
        new ClassSymbol(simple, flatName, owner, outline.access() & ~Flags.SYNCHRONIZED);
    known.put(flatName, Optional.of(symbol));
    symbol.retention(outline.retention());
    symbol.targets(outline.targets());
    LibraryClass library = new LibraryClass(this, symbol, outline);
    symbol.header(library::header);
    symbol.members(library::members);
    symbol.nestedNames(library.nested());
    symbol.finder(this);
    return symbol;
  }

  ClassSymbol objectSymbol() {
    ClassSymbol found = object;
    if (found == null) {
      found = find("java.lang.Object");
      if (found == null) {
        throw new IllegalStateException("the JDK has no java.lang.Object");
      }
      object = found;
    }
    return found;
  }

  Type.ClassType objectType() {
    return objectSymbol().type();
  }

  /** Returns the type of a class without type arguments, unknown if there is no such class. */
  Type type(String flatName) {
    ClassSymbol symbol = find(flatName);
    return symbol == null ? Type.UNKNOWN : new Type.ClassType(symbol, List.of(), null);
  }

  Type string() {
    return type("java.lang.String");
  }

  /** Returns the class that boxes a primitive; the type itself if it is not one. */
  Type box(Type.Simple primitive) {
    return boxes.computeIfAbsent(
        primitive,
        p -> {
          String name = boxName(p);
          return name == null ? p : type(name);
        });
  }

  private static @Nullable String boxName(Type.Simple primitive) {
    return switch (primitive.name()) {
      case "boolean" -> "java.lang.Boolean";
      case "byte" -> "java.lang.Byte";
      case "char" -> "java.lang.Character";
      case "short" -> "java.lang.Short";
      case "int" -> "java.lang.Integer";
      case "long" -> "java.lang.Long";
      case "float" -> "java.lang.Float";
      case "double" -> "java.lang.Double";
      default -> null;
    };
  }

  /** Returns the primitive that the class boxes, or {@link Type#UNKNOWN}. */
  Type unboxed(ClassSymbol symbol) {
    if (unboxed.isEmpty()) {
      for (Type.Simple primitive : PRIMITIVES) {
        ClassSymbol box = box(primitive).symbol();
        if (box != null) {
          unboxed.put(box, primitive);
        }
      }
    }
    Type found = unboxed.get(symbol);
    return found == null ? Type.UNKNOWN : found;
  }

  private static final List<Type.Simple> PRIMITIVES =
      List.of(
          Type.BOOLEAN,
          Type.BYTE,
          Type.CHAR,
          Type.SHORT,
          Type.INT,
          Type.LONG,
          Type.FLOAT,
          Type.DOUBLE);

  /**
   * Returns what the class file of a source's class declares that the source does not: what a tool
   * generated when it was compiled.
   *
   * @param own where the class files of the sources are
   * @return whether there are constructors among it
   */
  boolean addGenerated(ClassSymbol symbol, ClassPath own, Types types) {
    ClassOutline outline = own.outline(symbol.flatName().replace('.', '/'));
    if (outline == null) {
      return false;
    }
    LibraryClass library = new LibraryClass(this, symbol, outline);
    List<MethodSymbol> added = new ArrayList<>();
    for (MethodSymbol method : library.methods(Flags.FROM_CLASS_FILE)) {
      boolean declared =
          symbol.methods(method.name()).stream().anyMatch(m -> types.sameErasure(m, method));
      if (!declared) {
        added.add(method);
      }
    }
    boolean replacesDefault = added.stream().anyMatch(MethodSymbol::isConstructor);
    if (replacesDefault) {
      symbol.removeGeneratedConstructor();
    }
    added.forEach(symbol::add);
    library.fields(Flags.FROM_CLASS_FILE).forEach(symbol::add);
    for (ClassOutline.Nested nested : outline.nested()) {
      if (symbol.nested(nested.simpleName()) == null) {
        ClassSymbol found = find(nested.name().replace('/', '.'));
        if (found != null) {
          symbol.add(found);
          generated.add(found);
        }
      }
    }
    return replacesDefault;
  }

  /** Returns the classes that a tool added to those of the sources. */
  List<ClassSymbol> generatedClasses() {
    return generated;
  }
}
