package dev.actionguard.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The relations between types. An unknown type fits everywhere: what depends on it must stay quiet,
 * not be wrong.
 */
final class Types {
  private static final int DEPTH = 24;
  final Classes classes;
  private int depth;

  Types(Classes classes) {
    this.classes = classes;
  }

  Type object() {
    return classes.objectType();
  }

  private final List<List<Type>> trail = new ArrayList<>();
  private int trials;

  /** Notes that a bound was added, so that a trial can take it back. */
  void noteAdded(List<Type> bounds) {
    if (trials > 0) {
      trail.add(bounds);
    }
  }

  /** Says whether something holds, and takes back what that said about variables. */
  boolean holds(java.util.function.BooleanSupplier question) {
    int mark = begin();
    boolean answer = question.getAsBoolean();
    takeBack(mark);
    return answer;
  }

  /** Says whether something holds, and keeps what that said about variables only if it does. */
  boolean keepIf(java.util.function.BooleanSupplier question) {
    int mark = begin();
    boolean answer = question.getAsBoolean();
    if (answer) {
      trials--;
      if (trials == 0) {
        trail.clear();
      }
    } else {
      takeBack(mark);
    }
    return answer;
  }

  private int begin() {
    trials++;
    return trail.size();
  }

  private void takeBack(int mark) {
    trials--;
    while (trail.size() > mark) {
      List<Type> bounds = trail.remove(trail.size() - 1);
      bounds.remove(bounds.size() - 1);
    }
  }

  // Erasure

  /** Returns the erasure. */
  Type erasure(Type type) {
    if (type instanceof Type.ClassType c) {
      return c.arguments().isEmpty() && c.outer() == null
          ? type
          : new Type.ClassType(c.symbol(), List.of(), null);
    }
    if (type instanceof Type.ArrayType array) {
      Type component = erasure(array.component());
      return component == array.component() ? type : new Type.ArrayType(component);
    }
    if (type instanceof Type.TypeVar variable) {
      return variable.bounds().isEmpty() ? object() : erasure(variable.bounds().get(0));
    }
    if (type instanceof Type.Wildcard wildcard) {
      return wildcard.upper() == null ? object() : erasure(wildcard.upper());
    }
    if (type instanceof Type.Intersection both) {
      return erasure(both.parts().get(0));
    }
    if (type instanceof Type.Inferred inferred) {
      return inferred.solution == null ? object() : erasure(inferred.solution);
    }
    return type;
  }

  boolean isRaw(Type type) {
    return type instanceof Type.ClassType c
        && c.arguments().isEmpty()
        && !c.symbol().parameters().isEmpty();
  }

  /** Returns the first bound that is not a type variable. */
  Type skipVariables(Type type) {
    Type at = type;
    for (int i = 0; i < DEPTH; i++) {
      if (at instanceof Type.TypeVar variable) {
        at =
            variable.bounds().isEmpty()
                ? object()
                : variable.bounds().size() == 1
                    ? variable.bounds().get(0)
                    : new Type.Intersection(variable.bounds());
      } else if (at instanceof Type.Wildcard wildcard) {
        at = wildcard.upper() == null ? object() : wildcard.upper();
      } else if (at instanceof Type.Inferred inferred && inferred.solution != null) {
        at = inferred.solution;
      } else {
        return at;
      }
    }
    return object();
  }

  /** Returns the binary name of the erasure; of an array with brackets. */
  String erasedName(Type type) {
    Type erased = erasure(type);
    if (erased instanceof Type.ArrayType array) {
      return erasedName(array.component()) + "[]";
    }
    ClassSymbol symbol = erased.symbol();
    if (symbol != null) {
      return symbol.flatName();
    }
    return erased instanceof Type.Simple simple ? simple.name() : "?";
  }

  /** Returns the erased shape of a declared method; of a constructor what its source declares. */
  MethodSymbol.Shape shape(MethodSymbol method) {
    MethodSymbol.Shape known = method.shape();
    if (known == null) {
      List<String> parameters = new ArrayList<>();
      method.parameters().forEach(p -> parameters.add(erasedName(p)));
      known =
          new MethodSymbol.Shape(
              parameters, method.isConstructor() ? "void" : erasedName(method.returns()));
      method.shape(known);
    }
    return known;
  }

  // Supertypes

  /** Returns the direct supertypes, superclass first. */
  List<Type> supertypes(Type type) {
    if (type instanceof Type.ClassType c) {
      List<Type> found = new ArrayList<>();
      Type superclass = c.symbol().superclass();
      if (!superclass.isVoid()) {
        found.add(superclass);
      }
      found.addAll(c.symbol().interfaces());
      if (isRaw(c)) {
        found.replaceAll(this::erasure);
        return found;
      }
      return Substitution.argumentsOf(c).all(found);
    }
    if (type instanceof Type.TypeVar variable) {
      return variable.bounds().isEmpty() ? List.of(object()) : variable.bounds();
    }
    if (type instanceof Type.Intersection both) {
      return both.parts();
    }
    if (type instanceof Type.ArrayType) {
      return List.of(object());
    }
    return List.of();
  }

  /** Returns the superclass of a class type. */
  Type superclass(Type type) {
    if (type instanceof Type.ClassType c) {
      Type superclass = c.symbol().superclass();
      return isRaw(c) ? erasure(superclass) : Substitution.argumentsOf(c).of(superclass);
    }
    return Type.UNKNOWN;
  }

  /** Returns the supertype of a class that is of another class, or null if it has none. */
  Type.@Nullable ClassType asSuper(Type type, ClassSymbol wanted) {
    if (type instanceof Type.ClassType c) {
      if (c.symbol() == wanted) {
        return c;
      }
      Type.ClassType declared = declaredSuper(c.symbol(), wanted);
      if (declared == null) {
        return null;
      }
      if (isRaw(c)) {
        return (Type.ClassType) erasure(declared);
      }
      return (Type.ClassType) Substitution.argumentsOf(c).of(declared);
    }
    if (type instanceof Type.ArrayType || type instanceof Type.Simple) {
      return type instanceof Type.ArrayType && wanted == object().symbol()
          ? (Type.ClassType) object()
          : null;
    }
    for (Type supertype : supertypes(type)) {
      Type.ClassType found = asSuper(supertype, wanted);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private Type.@Nullable ClassType declaredSuper(ClassSymbol symbol, ClassSymbol wanted) {
    Optional<Type.ClassType> known = symbol.supers.get(wanted);
    if (known == null) {
      // While it is searched it is not there: the supertypes of damaged code may go in circles.
      symbol.supers.put(wanted, Optional.empty());
      Type.ClassType found = null;
      for (Type supertype : supertypes(symbol.type())) {
        found = asSuper(supertype, wanted);
        if (found != null) {
          break;
        }
      }
      if (found == null && symbol.isInterface() && wanted == object().symbol()) {
        found = (Type.ClassType) object();
      }
      known = Optional.ofNullable(found);
      symbol.supers.put(wanted, known);
    }
    return known.orElse(null);
  }

  boolean isSubclass(ClassSymbol symbol, ClassSymbol ancestor) {
    return symbol == ancestor || declaredSuper(symbol, ancestor) != null;
  }

  /** Returns all supertypes, itself first, superclasses before interfaces. */
  List<Type> closure(Type type) {
    Map<Object, Type> found = new LinkedHashMap<>();
    closure(type, found, 0);
    return new ArrayList<>(found.values());
  }

  private void closure(Type type, Map<Object, Type> found, int level) {
    Object key = type.symbol() == null ? type : type.symbol();
    if (level > 64 || type.isUnknown() || found.containsKey(key)) {
      return;
    }
    if (!(type instanceof Type.Intersection)) {
      found.put(key, type);
    }
    supertypes(type).forEach(t -> closure(t, found, level + 1));
  }

  /** Returns whether some supertype of the class could not be found. */
  boolean isIncomplete(Type type) {
    return isIncomplete(type, new LinkedHashSet<>());
  }

  private boolean isIncomplete(Type type, Set<ClassSymbol> seen) {
    if (type.isUnknown()) {
      return true;
    }
    ClassSymbol symbol = type.symbol();
    if (symbol != null && !seen.add(symbol)) {
      return false;
    }
    for (Type supertype : supertypes(type)) {
      if (isIncomplete(supertype, seen)) {
        return true;
      }
    }
    return false;
  }

  // Boxes

  /** Returns the class that boxes a primitive. */
  Type boxed(Type primitive) {
    return primitive instanceof Type.Simple simple ? classes.box(simple) : primitive;
  }

  /** Returns the primitive that a box holds, or {@link Type#UNKNOWN} if it is not one. */
  Type unboxed(Type type) {
    Type plain = skipVariables(type);
    ClassSymbol symbol = plain.symbol();
    return symbol == null ? Type.UNKNOWN : classes.unboxed(symbol);
  }

  Type unboxedOrSelf(Type type) {
    if (type.isPrimitive()) {
      return type;
    }
    Type unboxed = unboxed(type);
    return unboxed.isUnknown() ? type : unboxed;
  }

  // Subtyping

  /** Whether a primitive fits into another one without a cast. */
  static boolean widens(Type from, Type to) {
    if (!(from instanceof Type.Simple a) || !(to instanceof Type.Simple b)) {
      return false;
    }
    if (a == b) {
      return true;
    }
    if (a == Type.BOOLEAN || b == Type.BOOLEAN || !a.isPrimitive() || !b.isPrimitive()) {
      return false;
    }
    if (b == Type.CHAR) {
      return false;
    }
    if (a == Type.CHAR) {
      return b.rank() >= Type.INT.rank();
    }
    return a.rank() <= b.rank();
  }

  /** Whether a value of one type is one of the other. */
  boolean isSubtype(Type sub, Type ancestor) {
    if (sub == ancestor || sub.isUnknown() || ancestor.isUnknown()) {
      return true;
    }
    if (depth > DEPTH) {
      return true;
    }
    depth++;
    try {
      return subtype(sub, ancestor);
    } finally {
      depth--;
    }
  }

  private boolean subtype(Type sub, Type ancestor) {
    if (sub.isPrimitive() || ancestor.isPrimitive()) {
      return widens(sub, ancestor);
    }
    if (sub.isVoid() || ancestor.isVoid()) {
      return false;
    }
    if (ancestor instanceof Type.Inferred variable) {
      return variable.solution != null
          ? isSubtype(sub, variable.solution)
          : Inference.addLower(this, variable, sub);
    }
    if (sub instanceof Type.Inferred variable) {
      return variable.solution != null
          ? isSubtype(variable.solution, ancestor)
          : Inference.addUpper(this, variable, ancestor);
    }
    if (sub == Type.NULL) {
      return true;
    }
    if (ancestor == Type.NULL) {
      return false;
    }
    if (ancestor instanceof Type.Intersection both) {
      return both.parts().stream().allMatch(part -> isSubtype(sub, part));
    }
    if (ancestor instanceof Type.TypeVar variable
        && variable.lower() != null
        && isSubtype(sub, variable.lower())) {
      return true;
    }
    if (ancestor instanceof Type.Wildcard wildcard) {
      return wildcard.lower() != null && isSubtype(sub, wildcard.lower());
    }
    if (ancestor.symbol() != null && ancestor.symbol() == object().symbol()) {
      return true;
    }
    if (sub instanceof Type.ArrayType array) {
      return arraySubtype(array, ancestor);
    }
    if (sub instanceof Type.ClassType c) {
      return ancestor instanceof Type.ClassType wanted && classSubtype(c, wanted);
    }
    for (Type bound : supertypes(skipWildcard(sub))) {
      if (isSubtype(bound, ancestor)) {
        return true;
      }
    }
    return false;
  }

  private Type skipWildcard(Type type) {
    return type instanceof Type.Wildcard
        ? new Type.Intersection(List.of(skipVariables(type)))
        : type;
  }

  private boolean arraySubtype(Type.ArrayType sub, Type ancestor) {
    if (ancestor instanceof Type.ArrayType array) {
      return (sub.component().isPrimitive() || array.component().isPrimitive())
          ? sub.component() == array.component()
          : isSubtype(sub.component(), array.component());
    }
    ClassSymbol symbol = ancestor.symbol();
    return symbol != null
        && (symbol.flatName().equals("java.lang.Cloneable")
            || symbol.flatName().equals("java.io.Serializable"));
  }

  private boolean classSubtype(Type.ClassType sub, Type.ClassType ancestor) {
    Type.ClassType found = asSuper(sub, ancestor.symbol());
    if (found == null) {
      return isIncomplete(sub);
    }
    if (ancestor.arguments().isEmpty() || found.arguments().isEmpty()) {
      // A raw type fits, unchecked.
      return true;
    }
    if (found.arguments().size() != ancestor.arguments().size()) {
      return true;
    }
    boolean fits = true;
    for (int i = 0; i < found.arguments().size(); i++) {
      // All of them, for what they say about variables.
      fits &= contains(ancestor.arguments().get(i), found.arguments().get(i));
    }
    return fits;
  }

  /** Whether a type argument takes another one. */
  private boolean contains(Type taker, Type argument) {
    if (taker instanceof Type.Wildcard wildcard) {
      if (wildcard.lower() != null) {
        Type lower =
            argument instanceof Type.Wildcard other
                ? other.lower()
                : argument instanceof Type.TypeVar v && v.lower() != null ? v.lower() : argument;
        return lower != null
            && (isSubtype(wildcard.lower(), lower)
                || (lower != argument && isSubtype(wildcard.lower(), argument)));
      }
      if (wildcard.upper() != null) {
        Type upper =
            argument instanceof Type.Wildcard other
                ? other.upper() == null ? object() : other.upper()
                : argument;
        return isSubtype(upper, wildcard.upper());
      }
      return true;
    }
    return isSame(taker, argument);
  }

  boolean isSame(Type left, Type right) {
    if (left == right || left.isUnknown() || right.isUnknown()) {
      return true;
    }
    if (depth > DEPTH) {
      return true;
    }
    depth++;
    try {
      return same(left, right);
    } finally {
      depth--;
    }
  }

  private boolean same(Type left, Type right) {
    if (left instanceof Type.Inferred variable) {
      return variable.solution != null
          ? isSame(variable.solution, right)
          : Inference.addEqual(this, variable, right);
    }
    if (right instanceof Type.Inferred variable) {
      return variable.solution != null
          ? isSame(left, variable.solution)
          : Inference.addEqual(this, variable, left);
    }
    if (left instanceof Type.ClassType a && right instanceof Type.ClassType b) {
      if (a.symbol() != b.symbol()) {
        return false;
      }
      if (a.arguments().size() != b.arguments().size()) {
        return true;
      }
      boolean same = true;
      for (int i = 0; i < a.arguments().size(); i++) {
        same &= isSame(a.arguments().get(i), b.arguments().get(i));
      }
      return same;
    }
    if (left instanceof Type.ArrayType a && right instanceof Type.ArrayType b) {
      return isSame(a.component(), b.component());
    }
    if (left instanceof Type.Wildcard a && right instanceof Type.Wildcard b) {
      return sameBound(a.upper(), b.upper()) && sameBound(a.lower(), b.lower());
    }
    return left.equals(right);
  }

  private boolean sameBound(@Nullable Type left, @Nullable Type right) {
    return (left == null || right == null) ? left == right : isSame(left, right);
  }

  /** Whether a value may be assigned, boxed or unboxed if need be. */
  boolean isConvertible(Type from, Type to) {
    if (from.isUnknown() || to.isUnknown()) {
      return true;
    }
    if (from.isPrimitive() == to.isPrimitive()) {
      return isSubtype(from, to);
    }
    if (from.isPrimitive()) {
      return isSubtype(boxed(from), to);
    }
    if (from instanceof Type.Inferred variable && variable.solution == null) {
      return isSubtype(from, boxed(to));
    }
    Type unboxed = unboxed(from);
    return !unboxed.isUnknown() && isSubtype(unboxed, to);
  }

  // Bounds

  /** Returns a type for a receiver: wildcards are variables of their own. */
  Type capture(Type type) {
    if (!(type instanceof Type.ClassType c) || c.arguments().isEmpty()) {
      return type;
    }
    boolean wild = false;
    for (Type argument : c.arguments()) {
      wild |= argument instanceof Type.Wildcard;
    }
    if (!wild) {
      return type;
    }
    List<Type.TypeVar> parameters = c.symbol().parameters();
    List<Type> arguments = new ArrayList<>();
    for (int i = 0; i < c.arguments().size(); i++) {
      Type argument = c.arguments().get(i);
      if (argument instanceof Type.Wildcard wildcard) {
        Type.TypeVar captured = new Type.TypeVar("capture", wildcard.lower());
        arguments.add(captured);
      } else {
        arguments.add(argument);
      }
    }
    Substitution substitution = Substitution.of(parameters, arguments);
    for (int i = 0; i < arguments.size(); i++) {
      if (c.arguments().get(i) instanceof Type.Wildcard wildcard
          && arguments.get(i) instanceof Type.TypeVar captured
          && i < parameters.size()) {
        captured.bounds(
            capturedBounds(wildcard, substitution.all(parameters.get(i).bounds()), captured));
      }
    }
    return new Type.ClassType(c.symbol(), arguments, c.outer());
  }

  private List<Type> capturedBounds(
      Type.Wildcard wildcard, List<Type> declared, Type.TypeVar captured) {
    List<Type> bounds = new ArrayList<>();
    if (wildcard.upper() != null) {
      bounds.add(wildcard.upper());
    }
    for (Type bound : declared) {
      boolean known =
          bound == captured
              || (wildcard.upper() != null
                  && bound.symbol() != null
                  && asSuper(wildcard.upper(), bound.symbol()) != null);
      if (!known) {
        // The narrower bound first: it is the erasure.
        boolean narrower =
            wildcard.upper() != null
                && wildcard.upper().symbol() != null
                && asSuper(bound, wildcard.upper().symbol()) != null;
        bounds.add(narrower ? 0 : bounds.size(), bound);
      }
    }
    return bounds;
  }

  /** Returns the type without the variables that captures made. */
  Type upward(Type type) {
    return upward(type, 0);
  }

  private Type upward(Type type, int level) {
    if (type instanceof Type.TypeVar variable && variable.name().equals("capture")) {
      return level > 6 ? object() : upward(skipVariables(variable), level + 1);
    }
    if (type instanceof Type.ClassType c && !c.arguments().isEmpty()) {
      boolean changed = false;
      List<Type> arguments = new ArrayList<>();
      for (Type argument : c.arguments()) {
        Type next = argument;
        if (argument instanceof Type.TypeVar v && v.name().equals("capture")) {
          next =
              v.lower() != null
                  ? new Type.Wildcard(null, v.lower())
                  : v.bounds().isEmpty() || level > 3
                      ? new Type.Wildcard(null, null)
                      : new Type.Wildcard(upward(skipVariables(v), level + 1), null);
        } else if (level < 8) {
          next = upward(argument, level + 1);
        }
        changed |= next != argument;
        arguments.add(next);
      }
      return changed ? new Type.ClassType(c.symbol(), arguments, c.outer()) : type;
    }
    if (type instanceof Type.ArrayType array) {
      Type component = upward(array.component(), level + 1);
      return component == array.component() ? type : new Type.ArrayType(component);
    }
    return type;
  }

  /** Returns the least type that all of them are subtypes of. */
  Type lub(Collection<Type> types) {
    return lub(types, 0);
  }

  private Type lub(Collection<Type> types, int level) {
    List<Type> distinct = new ArrayList<>();
    for (Type type : types) {
      if (type.isUnknown()) {
        return Type.UNKNOWN;
      }
      if (type != Type.NULL && !distinct.contains(type)) {
        distinct.add(type.isPrimitive() ? boxed(type) : type);
      }
    }
    if (distinct.isEmpty()) {
      return Type.NULL;
    }
    for (Type candidate : distinct) {
      if (distinct.stream().allMatch(t -> t == candidate || isProperSubtype(t, candidate))) {
        return candidate;
      }
    }
    if (distinct.stream().allMatch(Type.ArrayType.class::isInstance)) {
      List<Type> components = new ArrayList<>();
      distinct.forEach(t -> components.add(((Type.ArrayType) t).component()));
      if (components.stream().noneMatch(Type::isPrimitive)) {
        return new Type.ArrayType(lub(components, level + 1));
      }
      return object();
    }
    return common(distinct, level);
  }

  private boolean isProperSubtype(Type sub, Type ancestor) {
    return isSubtype(sub, ancestor);
  }

  private Type common(List<Type> types, int level) {
    Set<ClassSymbol> shared = new LinkedHashSet<>();
    closure(types.get(0)).forEach(t -> addSymbol(shared, t));
    for (Type other : types.subList(1, types.size())) {
      Set<ClassSymbol> own = new LinkedHashSet<>();
      closure(other).forEach(t -> addSymbol(own, t));
      shared.retainAll(own);
    }
    List<ClassSymbol> minimal = new ArrayList<>();
    for (ClassSymbol symbol : shared) {
      if (shared.stream().noneMatch(s -> s != symbol && isSubclass(s, symbol))) {
        minimal.add(symbol);
      }
    }
    if (minimal.isEmpty()) {
      return object();
    }
    // Classes before interfaces: the first one is the erasure.
    minimal.sort(java.util.Comparator.comparing(ClassSymbol::isInterface));
    List<Type> parts = new ArrayList<>();
    for (ClassSymbol symbol : minimal) {
      parts.add(parametrised(symbol, types, level));
    }
    return parts.size() == 1 ? parts.get(0) : new Type.Intersection(parts);
  }

  private static void addSymbol(Set<ClassSymbol> symbols, Type type) {
    if (type.symbol() != null) {
      symbols.add(type.symbol());
    }
  }

  private Type parametrised(ClassSymbol symbol, List<Type> types, int level) {
    List<Type.ClassType> views = new ArrayList<>();
    for (Type type : types) {
      Type.ClassType view = asSuper(type, symbol);
      if (view == null || view.arguments().isEmpty()) {
        return new Type.ClassType(symbol, List.of(), null);
      }
      views.add(view);
    }
    List<Type> arguments = new ArrayList<>();
    for (int i = 0; i < views.get(0).arguments().size(); i++) {
      Set<Type> all = new LinkedHashSet<>();
      for (Type.ClassType view : views) {
        Type argument = view.arguments().get(i);
        all.add(argument);
      }
      if (all.size() == 1) {
        arguments.add(all.iterator().next());
      } else if (level > 1) {
        arguments.add(new Type.Wildcard(null, null));
      } else {
        List<Type> uppers = new ArrayList<>();
        all.forEach(t -> uppers.add(t instanceof Type.Wildcard ? skipVariables(t) : t));
        arguments.add(new Type.Wildcard(lub(uppers, level + 1), null));
      }
    }
    return new Type.ClassType(symbol, arguments, null);
  }

  /** Returns the greatest type that is a subtype of all of them. */
  Type glb(Collection<Type> types) {
    List<Type> minimal = new ArrayList<>();
    for (Type type : types) {
      boolean redundant = false;
      for (Type other : types) {
        if (other != type
            && isSubtype(other, type)
            && !(isSubtype(type, other) && minimal.contains(type))
            && (!isSubtype(type, other) || minimal.contains(other))) {
          redundant = true;
        }
      }
      if (!redundant && !minimal.contains(type)) {
        minimal.add(type);
      }
    }
    if (minimal.isEmpty()) {
      return types.isEmpty() ? object() : types.iterator().next();
    }
    minimal.sort(java.util.Comparator.comparing(Type::isInterface));
    return minimal.size() == 1 ? minimal.get(0) : new Type.Intersection(minimal);
  }

  // Members

  /** Returns the method of that name without parameters, in the type or a supertype, or null. */
  @Nullable MethodSymbol find(Type site, String name) {
    for (Type type : closure(site)) {
      ClassSymbol symbol = type.symbol();
      if (symbol != null) {
        for (MethodSymbol method : symbol.methods(name)) {
          if (method.parameters().isEmpty()) {
            return method;
          }
        }
      }
    }
    return null;
  }

  /** Returns what the type arguments of a site mean for the members of a class. */
  Substitution membersOf(Type site, ClassSymbol owner) {
    Type.ClassType base = asSuper(site, owner);
    return base == null ? Substitution.NONE : Substitution.argumentsOf(base);
  }

  /** Whether members of the class are erased when accessed through the site. */
  boolean isRawFor(Type site, ClassSymbol owner) {
    Type.ClassType base = asSuper(site, owner);
    return base != null && isRaw(base);
  }

  /** Returns the type of elements of an {@code Iterable}, before erasure. */
  Type elementOf(Type iterable) {
    ClassSymbol symbol = classes.find("java.lang.Iterable");
    Type.ClassType base = symbol == null ? null : asSuper(iterable, symbol);
    if (base == null) {
      return isIncomplete(iterable) ? Type.UNKNOWN : object();
    }
    return base.arguments().isEmpty() ? object() : upperBound(base.arguments().get(0));
  }

  Type upperBound(Type argument) {
    return argument instanceof Type.Wildcard wildcard
        ? wildcard.upper() == null ? object() : wildcard.upper()
        : argument;
  }

  // Functional interfaces

  private final Map<ClassSymbol, Optional<MethodSymbol>> descriptors = new HashMap<>();

  /** Returns the only abstract method of a functional interface, or null. */
  @Nullable MethodSymbol functionalMethod(ClassSymbol symbol) {
    Optional<MethodSymbol> known = descriptors.get(symbol);
    if (known == null) {
      known = Optional.ofNullable(symbol.isInterface() ? findFunctional(symbol) : null);
      descriptors.put(symbol, known);
    }
    return known.orElse(null);
  }

  private @Nullable MethodSymbol findFunctional(ClassSymbol symbol) {
    List<MethodSymbol> found = new ArrayList<>();
    List<MethodSymbol> all = new ArrayList<>();
    for (Type type : closure(symbol.type())) {
      ClassSymbol at = type.symbol();
      if (at != null && at.isInterface()) {
        all.addAll(at.methods());
      }
    }
    for (MethodSymbol method : all) {
      if (method.isAbstract() && !isOfObject(method) && !isOverridden(method, all, symbol)) {
        found.add(method);
      }
    }
    if (found.isEmpty()) {
      return null;
    }
    MethodSymbol first = found.get(0);
    for (MethodSymbol other : found) {
      if (!other.name().equals(first.name())
          || other.parameters().size() != first.parameters().size()) {
        return null;
      }
    }
    return first;
  }

  private boolean isOfObject(MethodSymbol method) {
    for (MethodSymbol own : classes.objectSymbol().methods(method.name())) {
      if ((own.flags() & Flags.PUBLIC) != 0 && sameErasure(own, method)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOverridden(MethodSymbol method, List<MethodSymbol> all, ClassSymbol in) {
    for (MethodSymbol other : all) {
      if (other != method
          && other.owner() != method.owner()
          && other.name().equals(method.name())
          && isSubclass(other.owner(), method.owner())
          && overrides(other, method, in.type())) {
        return true;
      }
    }
    return false;
  }

  boolean sameErasure(MethodSymbol left, MethodSymbol right) {
    return shape(left).parameters().equals(shape(right).parameters());
  }

  /** Whether one method has the parameters of another as they are seen from a class. */
  boolean overrides(MethodSymbol method, MethodSymbol overridden, Type from) {
    if (!method.name().equals(overridden.name())
        || method.parameters().size() != overridden.parameters().size()) {
      return false;
    }
    if (sameErasure(method, overridden)) {
      return true;
    }
    List<Type> own = membersOf(from, method.owner()).all(method.parameters());
    List<Type> other = membersOf(from, overridden.owner()).all(overridden.parameters());
    if (method.typeParameters().size() == overridden.typeParameters().size()) {
      other = Substitution.of(overridden.typeParameters(), method.typeParameters()).all(other);
    }
    for (int i = 0; i < own.size(); i++) {
      if (own.get(i).isUnknown()
          || other.get(i).isUnknown()
          || !erasure(own.get(i)).equals(erasure(other.get(i)))) {
        return false;
      }
    }
    return true;
  }

  /** The type of a function: parameters and result of the functional method, with arguments. */
  record Function(MethodSymbol method, Type.ClassType of, List<Type> parameters, Type returns) {}

  /** Returns the function type of a functional interface, or null if it is none. */
  @Nullable Function function(Type target) {
    Type plain = skipVariables(target);
    if (plain instanceof Type.Intersection both) {
      for (Type part : both.parts()) {
        Function found = function(part);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    if (!(plain instanceof Type.ClassType c)) {
      return null;
    }
    MethodSymbol method = functionalMethod(c.symbol());
    if (method == null) {
      return null;
    }
    Type.ClassType site = withoutWildcards(c);
    if (isRawFor(site, method.owner())) {
      List<Type> erased = new ArrayList<>();
      method.parameters().forEach(p -> erased.add(erasure(p)));
      return new Function(method, site, erased, erasure(method.returns()));
    }
    Substitution substitution = membersOf(site, method.owner());
    return new Function(
        method, site, substitution.all(method.parameters()), substitution.of(method.returns()));
  }

  /** The parametrisation that a lambda implements: the bounds instead of the wildcards. */
  Type.ClassType withoutWildcards(Type.ClassType type) {
    boolean changed = false;
    List<Type> arguments = new ArrayList<>();
    List<Type.TypeVar> parameters = type.symbol().parameters();
    for (int i = 0; i < type.arguments().size(); i++) {
      Type argument = type.arguments().get(i);
      if (argument instanceof Type.Wildcard wildcard) {
        changed = true;
        if (wildcard.upper() != null) {
          arguments.add(wildcard.upper());
        } else if (wildcard.lower() != null) {
          arguments.add(wildcard.lower());
        } else {
          arguments.add(
              i < parameters.size() && !parameters.get(i).bounds().isEmpty()
                  ? erasure(parameters.get(i))
                  : object());
        }
      } else {
        arguments.add(argument);
      }
    }
    return changed ? new Type.ClassType(type.symbol(), arguments, type.outer()) : type;
  }
}
