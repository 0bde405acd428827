package dev.actionguard.source;

import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.MethodRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns types and symbols into names of the program form. */
final class Symbols {
  final Types types;
  private final Map<ClassSymbol, dev.actionguard.ir.Type> classes = new HashMap<>();
  private final Map<Type.Simple, dev.actionguard.ir.Type> simple = new HashMap<>();

  Symbols(Types types) {
    this.types = types;
  }

  Type string() {
    return types.classes.string();
  }

  Type classType() {
    return types.classes.type("java.lang.Class");
  }

  Type iterator() {
    return types.classes.type("java.util.Iterator");
  }

  Type iterable() {
    return types.classes.type("java.lang.Iterable");
  }

  /** Returns the erasure; an unresolved type for null. */
  Type erasure(@Nullable Type type) {
    return type == null ? Type.UNKNOWN : types.erasure(type);
  }

  /** Returns the erased type. */
  dev.actionguard.ir.Type erased(@Nullable Type type) {
    if (type == null || type.isUnknown()) {
      return dev.actionguard.ir.Type.UNKNOWN;
    }
    Type erased = types.erasure(type);
    if (erased instanceof Type.ArrayType array) {
      return erased(array.component()).array();
    }
    ClassSymbol symbol = erased.symbol();
    if (symbol != null) {
      return named(symbol);
    }
    if (erased == Type.NULL) {
      return dev.actionguard.ir.Type.NULL;
    }
    return erased instanceof Type.Simple plain
        ? simple.computeIfAbsent(plain, p -> dev.actionguard.ir.Type.of(p.name()))
        : dev.actionguard.ir.Type.UNKNOWN;
  }

  private dev.actionguard.ir.Type named(ClassSymbol symbol) {
    dev.actionguard.ir.Type known = classes.get(symbol);
    if (known == null) {
      known = dev.actionguard.ir.Type.of(symbol.flatName());
      classes.put(symbol, known);
    }
    return known;
  }

  /** Returns the type with its type arguments; variables and wildcards are their bounds. */
  dev.actionguard.ir.Type generic(@Nullable Type type) {
    return generic(type, 0);
  }

  private dev.actionguard.ir.Type generic(@Nullable Type type, int depth) {
    dev.actionguard.ir.Type erased = erased(type);
    if (type == null || depth > 16) {
      return erased;
    }
    if (type instanceof Type.ArrayType array) {
      return generic(array.component(), depth + 1).array();
    }
    if (!(type instanceof Type.ClassType) || type.arguments().isEmpty()) {
      return erased;
    }
    List<dev.actionguard.ir.Type> arguments = new ArrayList<>();
    for (Type argument : type.arguments()) {
      if (argument instanceof Type.Wildcard wildcard) {
        arguments.add(
            wildcard.upper() != null
                ? generic(wildcard.upper(), depth + 1)
                : dev.actionguard.ir.Type.OBJECT);
      } else {
        arguments.add(generic(argument, depth + 1));
      }
    }
    return new dev.actionguard.ir.Type(erased.name(), arguments);
  }

  /** Returns the erased name. */
  String name(@Nullable Type type) {
    return erased(type).name();
  }

  /** Returns the binary name of a class. */
  String name(ClassSymbol symbol) {
    return symbol.flatName();
  }

  List<String> names(Iterable<Type> several) {
    List<String> found = new ArrayList<>();
    several.forEach(type -> found.add(name(type)));
    return found;
  }

  /** Returns the reference to a method that is not a constructor. */
  MethodRef method(String owner, MethodSymbol method) {
    MethodSymbol.Shape shape = types.shape(method);
    return new MethodRef(owner, method.name(), shape.parameters(), shape.returns());
  }

  /** Returns the erased parameter types. */
  List<Type> parameters(MethodSymbol method) {
    List<Type> erased = new ArrayList<>();
    method.parameters().forEach(p -> erased.add(types.erasure(p)));
    return erased;
  }

  Type returns(MethodSymbol method) {
    return method.isConstructor() ? Type.VOID : types.erasure(method.returns());
  }

  /** Returns the reference to a field. */
  FieldRef field(String owner, VarSymbol field) {
    return new FieldRef(owner, field.name(), erased(field.type()));
  }

  /** Returns the class through which a class file names a member that is accessed at a site. */
  String owner(@Nullable ClassSymbol declaring, Type site) {
    return declaring == types.classes.objectSymbol() ? "java.lang.Object" : name(site);
  }

  /** Returns the class through which a method is named; arrays have their own {@code clone}. */
  String owner(MethodSymbol method, Type site) {
    if (site instanceof Type.ArrayType && method.name().equals("clone")) {
      return name(site);
    }
    return owner(method.owner(), site);
  }

  String owner(VarSymbol field, Type site) {
    return owner(field.owner(), site);
  }

  /** Finds a method without parameters in a type or its supertypes. */
  @Nullable MethodSymbol find(Type site, String name) {
    return types.find(site, name);
  }

  /** Returns the erased array type of a component. */
  Type arrayOf(Type component) {
    return new Type.ArrayType(erasure(component));
  }

  Type component(Type array) {
    return array instanceof Type.ArrayType a ? a.component() : Type.UNKNOWN;
  }

  /** Whether it is known that a value of one type is one of the other; both are erased. */
  boolean isSubtype(Type sub, Type ancestor) {
    if (sub.isUnknown() || ancestor.isUnknown()) {
      return sub == ancestor;
    }
    return types.isSubtype(sub, ancestor);
  }

  boolean isString(@Nullable Type type) {
    ClassSymbol symbol = type == null ? null : type.symbol();
    return symbol != null && symbol.flatName().equals("java.lang.String");
  }
}
