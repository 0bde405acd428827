package dev.actionguard.source;

import dev.actionguard.source.Tree.Expr;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what names of classes mean, and makes types from their syntax. */
final class Names {
  private final Classes classes;
  private final Types types;
  private final Map<String, List<String>> modules = new HashMap<>();

  /** Simple or dotted names of classes that could not be found, for the report. */
  final Set<String> missing = new TreeSet<>();

  Names(Classes classes, Types types) {
    this.classes = classes;
    this.types = types;
  }

  // Classes

  /** Returns the class or type variable of a simple name, or null. */
  @Nullable Type simple(String name, Scope scope) {
    for (Scope at = scope; at != null; at = at.outer()) {
      ClassSymbol local = at.localClass(name);
      if (local != null) {
        return bare(local);
      }
      Type.TypeVar variable = at.typeVariable(name);
      if (variable != null) {
        return variable;
      }
      ClassSymbol owner = at.owner();
      if (owner != null) {
        if (owner.name().equals(name) && !owner.isLocal()) {
          return bare(owner);
        }
        ClassSymbol member = member(owner, name);
        if (member != null) {
          return bare(member);
        }
      }
    }
    ClassSymbol found = inUnit(name, scope.unit());
    return found == null ? null : bare(found);
  }

  private static Type bare(ClassSymbol symbol) {
    return new Type.ClassType(symbol, List.of(), null);
  }

  /** Returns the member class, also an inherited one. */
  @Nullable ClassSymbol member(ClassSymbol owner, String name) {
    ClassSymbol own = owner.nested(name);
    return own != null ? own : inherited(owner, name, new HashSet<>());
  }

  private @Nullable ClassSymbol inherited(ClassSymbol owner, String name, Set<ClassSymbol> seen) {
    if (!seen.add(owner)) {
      return null;
    }
    List<Type> supertypes = new ArrayList<>();
    supertypes.add(owner.superclass());
    supertypes.addAll(owner.interfaces());
    for (Type supertype : supertypes) {
      ClassSymbol symbol = supertype.symbol();
      if (symbol != null) {
        ClassSymbol found = symbol.nested(name);
        if (found == null) {
          found = inherited(symbol, name, seen);
        }
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private @Nullable ClassSymbol inUnit(String name, Unit unit) {
    Optional<ClassSymbol> known = unit.found.get(name);
    if (known == null) {
      known = Optional.ofNullable(findInUnit(name, unit));
      unit.found.put(name, known);
    }
    return known.orElse(null);
  }

  private @Nullable ClassSymbol findInUnit(String name, Unit unit) {
    String prefix = unit.packageName().isEmpty() ? "" : unit.packageName() + ".";
    boolean declared = unit.classes().stream().anyMatch(c -> c.name.equals(name));
    if (declared) {
      return classes.find(prefix + name);
    }
    for (Unit.Import one : unit.imports()) {
      if (!one.star() && !one.module() && one.simpleName().equals(name)) {
        ClassSymbol found =
            one.isStatic() ? memberOf(one.qualifier(), name) : qualified(one.name());
        if (found == null && !one.isStatic()) {
          missing.add(one.name());
          found = classes.missing(one.name());
        }
        if (found != null) {
          return found;
        }
      }
    }
    ClassSymbol found = classes.find(prefix + name);
    return found != null ? found : onDemand(name, unit);
  }

  private @Nullable ClassSymbol memberOf(String qualifier, String name) {
    ClassSymbol owner = qualified(qualifier);
    return owner == null ? null : member(owner, name);
  }

  private @Nullable ClassSymbol onDemand(String name, Unit unit) {
    ClassSymbol found = classes.find("java.lang." + name);
    if (found != null) {
      return found;
    }
    for (Unit.Import one : unit.imports()) {
      if (one.star()) {
        ClassSymbol owner = one.isStatic() ? qualified(one.name()) : null;
        if (owner != null) {
          found = member(owner, name);
        } else {
          found = classes.find(one.name() + "." + name);
          if (found == null) {
            found = memberOf(one.name(), name);
          }
        }
        if (found != null) {
          return found;
        }
      } else if (one.module()) {
        for (String exported : packages(one.name())) {
          found = classes.find(exported + "." + name);
          if (found != null && found.has(Flags.PUBLIC)) {
            return found;
          }
        }
      }
    }
    return null;
  }

  /** Returns the packages that a module of the JDK exports to all, with those it passes on. */
  private List<String> packages(String module) {
    List<String> known = modules.get(module);
    if (known == null) {
      Set<String> found = new LinkedHashSet<>();
      collect(module, found, new HashSet<>());
      known = List.copyOf(found);
      modules.put(module, known);
    }
    return known;
  }

  private static void collect(String module, Set<String> found, Set<String> seen) {
    if (!seen.add(module)) {
      return;
    }
    ModuleLayer.boot()
        .findModule(module)
        .map(Module::getDescriptor)
        .ifPresent(
            descriptor -> {
              descriptor.exports().stream()
                  .filter(e -> !e.isQualified())
                  .map(ModuleDescriptor.Exports::source)
                  .sorted()
                  .forEach(found::add);
              descriptor.requires().stream()
                  .filter(
                      r -> r.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE))
                  .forEach(r -> collect(r.name(), found, seen));
            });
  }

  /** Returns the class of a name with dots: a package's class, or a member class of one. */
  @Nullable ClassSymbol qualified(String name) {
    for (int dot = name.indexOf('.'); ; dot = name.indexOf('.', dot + 1)) {
      String prefix = dot < 0 ? name : name.substring(0, dot);
      boolean isPackage = dot >= 0 && classes.hasPackage(prefix);
      ClassSymbol found = isPackage ? null : classes.find(prefix);
      if (found != null) {
        return dot < 0 ? found : nested(found, name.substring(dot + 1));
      }
      if (dot < 0) {
        return null;
      }
    }
  }

  private @Nullable ClassSymbol nested(ClassSymbol owner, String names) {
    ClassSymbol at = owner;
    for (String name : names.split("\\.", -1)) {
      at = at == null ? null : member(at, name);
    }
    return at;
  }

  // Types

  /** Returns the type that the syntax stands for; unknown if it cannot be found. */
  Type type(@Nullable Expr tree, Scope scope) {
    if (tree == null) {
      return Type.UNKNOWN;
    }
    Type found = find(tree, scope);
    if (found == null) {
      missing.add(text(tree));
      found = Type.UNKNOWN;
    }
    found = withOwnOuter(found, scope);
    tree.type = found;
    return found;
  }

  List<Type> types(List<Expr> trees, Scope scope) {
    List<Type> found = new ArrayList<>();
    trees.forEach(t -> found.add(type(t, scope)));
    return found;
  }

  /** An inner class of a generic class that is named inside of it has its variables around it. */
  private static Type withOwnOuter(Type type, Scope scope) {
    if (type instanceof Type.ClassType c && c.outer() == null && c.symbol().hasOuterInstance()) {
      ClassSymbol owner = c.symbol().owner();
      for (Scope at = scope; owner != null && at != null; at = at.outer()) {
        if (at.owner() == owner) {
          Type.ClassType around = owner.type();
          return around.arguments().isEmpty() && around.outer() == null
              ? type
              : new Type.ClassType(c.symbol(), c.arguments(), around);
        }
      }
    }
    return type;
  }

  private @Nullable Type find(Expr tree, Scope scope) {
    if (tree instanceof Tree.Ident ident) {
      return simple(ident.name, scope);
    }
    if (tree instanceof Tree.Primitive primitive) {
      return Type.primitive(primitive.name);
    }
    if (tree instanceof Tree.Applied applied) {
      return applied(applied, scope);
    }
    if (tree instanceof Tree.ArrayOf array) {
      return new Type.ArrayType(type(array.component, scope));
    }
    if (tree instanceof Tree.Select select) {
      return select(select, scope);
    }
    if (tree instanceof Tree.Wild wild) {
      if (wild.bound == null) {
        return new Type.Wildcard(null, null);
      }
      Type bound = type(wild.bound, scope);
      return wild.isSuper ? new Type.Wildcard(null, bound) : new Type.Wildcard(bound, null);
    }
    if (tree instanceof Tree.BothOf both) {
      return new Type.Intersection(types(both.parts, scope));
    }
    if (tree instanceof Tree.Annotated annotated) {
      return type(annotated.base, scope);
    }
    return null;
  }

  private @Nullable Type applied(Tree.Applied tree, Scope scope) {
    Type base = type(tree.base, scope);
    if (!(base instanceof Type.ClassType c)) {
      types(tree.arguments, scope);
      return base;
    }
    return new Type.ClassType(c.symbol(), types(tree.arguments, scope), c.outer());
  }

  private @Nullable Type select(Tree.Select tree, Scope scope) {
    Type qualifier = qualifier(tree.selected, scope);
    if (qualifier instanceof Type.ClassType c) {
      ClassSymbol member = member(c.symbol(), tree.name);
      if (member == null) {
        return null;
      }
      boolean generic =
          member.hasOuterInstance() && (!c.arguments().isEmpty() || c.outer() != null);
      return new Type.ClassType(member, List.of(), generic ? c : null);
    }
    String name = text(tree);
    ClassSymbol found = name.isEmpty() ? null : qualified(name);
    return found == null ? null : bare(found);
  }

  private @Nullable Type qualifier(Expr tree, Scope scope) {
    if (tree instanceof Tree.Ident ident) {
      Type found = simple(ident.name, scope);
      tree.type = found;
      return found;
    }
    if (tree instanceof Tree.Select select) {
      return select(select, scope);
    }
    return find(tree, scope);
  }

  /** Returns the dotted name, or empty if it is none. */
  static String text(Expr tree) {
    if (tree instanceof Tree.Ident ident) {
      return ident.name;
    }
    if (tree instanceof Tree.Select select) {
      String before = text(select.selected);
      return before.isEmpty() ? "" : before + "." + select.name;
    }
    if (tree instanceof Tree.Annotated annotated) {
      return text(annotated.base);
    }
    return "";
  }

  Types types() {
    return types;
  }
}
