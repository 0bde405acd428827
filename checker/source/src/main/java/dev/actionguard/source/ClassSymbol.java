package dev.actionguard.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A class of any kind, declared in a source or found on the class path. */
final class ClassSymbol extends Symbol {
  private final String flatName;
  private final @Nullable ClassSymbol owner;
  private int flags;
  private boolean local;
  private boolean inStatic;
  private List<Type.TypeVar> parameters = List.of();
  private Type.@Nullable ClassType type;
  private Type superclass = Type.UNKNOWN;
  private List<Type> interfaces = List.of();
  private final Map<String, List<MethodSymbol>> methods = new LinkedHashMap<>();
  private final Map<String, VarSymbol> fields = new LinkedHashMap<>();
  private final Map<String, ClassSymbol> classes = new LinkedHashMap<>();
  private List<VarSymbol> components = List.of();
  private Tree.@Nullable ClassDecl tree;
  private @Nullable Runnable header;
  private @Nullable Runnable members;

  private Map<String, String> nestedNames = Map.of();
  private @Nullable Classes finder;
  private String retention = "";
  private @Nullable List<String> targets;

  /** By class, the supertype of this class, in terms of its own parameters. */
  final Map<ClassSymbol, Optional<Type.ClassType>> supers = new HashMap<>();

  /**
   * Makes a class.
   *
   * @param owner the class around it, or null
   */
  ClassSymbol(String name, String flatName, @Nullable ClassSymbol owner, int flags) {
    super(name);
    this.flatName = flatName;
    this.owner = owner;
    this.flags = flags;
  }

  /** Its binary name. */
  String flatName() {
    return flatName;
  }

  @Nullable ClassSymbol owner() {
    return owner;
  }

  String packageName() {
    int dot = flatName.lastIndexOf('.');
    return dot < 0 ? "" : flatName.substring(0, dot);
  }

  int flags() {
    return flags;
  }

  void flags(int bits) {
    flags = bits;
  }

  boolean has(int bits) {
    return (flags & bits) != 0;
  }

  boolean isInterface() {
    return has(Flags.INTERFACE);
  }

  boolean isEnum() {
    return has(Flags.ENUM);
  }

  boolean isRecord() {
    return has(Flags.RECORD);
  }

  boolean isAnonymous() {
    return name().isEmpty();
  }

  boolean isStatic() {
    return has(Flags.STATIC | Flags.INTERFACE | Flags.RECORD) || (isEnum() && !isAnonymous());
  }

  /** Whether it is declared in a method or initialiser. */
  boolean isLocal() {
    return local;
  }

  /** Whether it is in static code of the class around it. */
  void local(boolean staticCode) {
    local = true;
    inStatic = staticCode;
  }

  /** Whether each of its objects has an enclosing one. */
  boolean hasOuterInstance() {
    return owner != null && !isStatic() && !inStatic;
  }

  /** Returns the outermost class around it. */
  ClassSymbol outermost() {
    ClassSymbol at = this;
    while (at.owner != null) {
      at = at.owner;
    }
    return at;
  }

  Tree.@Nullable ClassDecl tree() {
    return tree;
  }

  void tree(Tree.ClassDecl declaration) {
    tree = declaration;
  }

  /** Sets what finds the type parameters and supertypes when they are asked for. */
  void header(Runnable step) {
    header = step;
  }

  /** Sets what finds the members when they are asked for. */
  void members(Runnable step) {
    members = step;
  }

  private void completeHeader() {
    Runnable step = header;
    if (step != null) {
      header = null;
      step.run();
    }
  }

  private void completeMembers() {
    completeHeader();
    Runnable step = members;
    if (step != null) {
      members = null;
      step.run();
    }
  }

  /** Says that the type parameters and supertypes are known. */
  void headerDone() {
    header = null;
  }

  void parameters(List<Type.TypeVar> variables) {
    parameters = List.copyOf(variables);
    type = null;
  }

  List<Type.TypeVar> parameters() {
    completeHeader();
    return parameters;
  }

  /** Returns its type inside of itself: the arguments are its own parameters. */
  Type.ClassType type() {
    completeHeader();
    Type.ClassType known = type;
    if (known == null) {
      Type.ClassType around = owner != null && hasOuterInstance() ? owner.type() : null;
      if (around != null && around.arguments().isEmpty() && around.outer() == null) {
        around = null;
      }
      known = new Type.ClassType(this, new ArrayList<>(parameters), around);
      type = known;
    }
    return known;
  }

  void supertypes(Type extended, List<Type> implemented) {
    superclass = extended;
    interfaces = List.copyOf(implemented);
  }

  /** Its superclass; {@link Type#VOID} for {@code Object}, {@code Object} for interfaces. */
  Type superclass() {
    completeHeader();
    return superclass;
  }

  List<Type> interfaces() {
    completeHeader();
    return interfaces;
  }

  void add(MethodSymbol method) {
    methods.computeIfAbsent(method.name(), k -> new ArrayList<>(2)).add(method);
  }

  void add(VarSymbol field) {
    fields.putIfAbsent(field.name(), field);
  }

  void add(ClassSymbol nested) {
    classes.putIfAbsent(nested.name(), nested);
  }

  List<MethodSymbol> methods(String name) {
    completeMembers();
    return methods.getOrDefault(name, List.of());
  }

  /** Returns all methods, those of one name together. */
  List<MethodSymbol> methods() {
    completeMembers();
    List<MethodSymbol> all = new ArrayList<>();
    methods.values().forEach(all::addAll);
    return all;
  }

  @Nullable VarSymbol field(String name) {
    completeMembers();
    return fields.get(name);
  }

  Collection<VarSymbol> fields() {
    completeMembers();
    return fields.values();
  }

  /** Returns the member class; it needs no completion. */
  @Nullable ClassSymbol nested(String name) {
    ClassSymbol known = classes.get(name);
    if (known == null && finder != null && nestedNames.containsKey(name)) {
      known = finder.find(nestedNames.getOrDefault(name, ""));
      if (known != null) {
        classes.put(name, known);
      }
    }
    return known;
  }

  /** Sets the member classes of a class file: binary names by simple names. */
  void nestedNames(Map<String, String> names) {
    nestedNames = names;
  }

  void finder(Classes found) {
    finder = found;
  }

  /**
   * The retention of an annotation type: {@code SOURCE}, {@code CLASS}, or empty if it has none.
   */
  String retention() {
    return retention;
  }

  void retention(String declared) {
    retention = declared;
  }

  /** Where an annotation of this type may stand; null if it does not say. */
  @Nullable List<String> targets() {
    return targets;
  }

  void targets(@Nullable List<String> declared) {
    targets = declared;
  }

  /** Drops the constructor that no source declares. */
  void removeGeneratedConstructor() {
    List<MethodSymbol> constructors = methods.get("<init>");
    if (constructors != null) {
      constructors.removeIf(c -> (c.flags() & Flags.GENERATED) != 0);
    }
  }

  Collection<ClassSymbol> nested() {
    return classes.values();
  }

  void components(List<VarSymbol> fields) {
    components = List.copyOf(fields);
  }

  /** The fields of a record's components. */
  List<VarSymbol> components() {
    completeMembers();
    return components;
  }

  @Override
  public String toString() {
    return flatName;
  }
}
