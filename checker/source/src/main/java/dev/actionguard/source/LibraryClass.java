package dev.actionguard.source;

import dev.actionguard.bytecode.ClassOutline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Completes a class from what its class file declares. */
final class LibraryClass {
  private final Classes classes;
  private final ClassSymbol symbol;
  private final ClassOutline outline;

  LibraryClass(Classes classes, ClassSymbol symbol, ClassOutline outline) {
    this.classes = classes;
    this.symbol = symbol;
    this.outline = outline;
  }

  /** Returns the binary names of the member classes by their simple names. */
  Map<String, String> nested() {
    Map<String, String> names = new HashMap<>();
    outline.nested().forEach(n -> names.put(n.simpleName(), n.name().replace('/', '.')));
    return names;
  }

  /** Finds the type parameters and supertypes. */
  void header() {
    String signature = outline.signature();
    if (signature != null) {
      Signature parser = new Signature(classes, signature, this::variable);
      List<Type.TypeVar> parameters = parser.parameters();
      symbol.parameters(parameters);
      parser.bounds();
      List<Type> supertypes = new ArrayList<>();
      while (parser.hasMore()) {
        supertypes.add(parser.type());
      }
      if (!supertypes.isEmpty()) {
        symbol.supertypes(supertypes.get(0), supertypes.subList(1, supertypes.size()));
        return;
      }
    }
    List<Type> interfaces = new ArrayList<>();
    outline.interfaces().forEach(i -> interfaces.add(classes.type(i.replace('/', '.'))));
    String superName = outline.superName();
    symbol.supertypes(
        superName == null ? Type.VOID : classes.type(superName.replace('/', '.')), interfaces);
  }

  /** Returns a type variable that is in scope in the members. */
  private @Nullable Type variable(String name) {
    for (ClassSymbol at = symbol; at != null; at = at.isStatic() ? null : at.owner()) {
      for (Type.TypeVar parameter : at.parameters()) {
        if (parameter.name().equals(name)) {
          return parameter;
        }
      }
    }
    return null;
  }

  /** Finds the members. */
  void members() {
    fields(0).forEach(symbol::add);
    methods(0).forEach(symbol::add);
    List<VarSymbol> components = new ArrayList<>();
    for (String name : outline.components()) {
      VarSymbol field = symbol.field(name);
      if (field != null) {
        components.add(field);
      }
    }
    symbol.components(components);
  }

  /** Returns the fields that no compiler added. */
  List<VarSymbol> fields(int flags) {
    List<VarSymbol> found = new ArrayList<>();
    for (ClassOutline.Field field : outline.fields()) {
      if ((field.access() & Flags.SYNTHETIC) == 0) {
        VarSymbol made =
            new VarSymbol(field.name(), symbol, (field.access() & 0xffff) | flags, Type.UNKNOWN);
        made.completer(() -> complete(made, field));
        found.add(made);
      }
    }
    return found;
  }

  private void complete(VarSymbol made, ClassOutline.Field field) {
    String signature = field.signature() == null ? field.descriptor() : field.signature();
    Type type = new Signature(classes, signature, this::variable).type();
    made.type(type);
    Object value = field.constant();
    if (value != null && (field.access() & Flags.FINAL) != 0) {
      made.constant(Constants.of(type, value));
    }
  }

  /** Returns the methods that no compiler added. */
  List<MethodSymbol> methods(int flags) {
    List<MethodSymbol> found = new ArrayList<>();
    for (ClassOutline.Method method : outline.methods()) {
      if ((method.access() & Flags.SYNTHETIC) == 0 && !method.name().equals("<clinit>")) {
        MethodSymbol made =
            new MethodSymbol(method.name(), symbol, (method.access() & 0xffff) | flags);
        made.completer(() -> complete(made, method));
        found.add(made);
      }
    }
    return found;
  }

  private void complete(MethodSymbol made, ClassOutline.Method method) {
    String signature = method.signature();
    List<Type.TypeVar> variables = List.of();
    List<Type> parameters;
    Type returns;
    List<Type> thrown = new ArrayList<>();
    Signature plain = new Signature(classes, method.descriptor(), this::variable);
    parameters = plain.parameterTypes();
    returns = plain.type();
    if (made.isConstructor()) {
      int added = symbol.isEnum() ? 2 : symbol.hasOuterInstance() ? 1 : 0;
      if (added <= parameters.size()) {
        parameters = parameters.subList(added, parameters.size());
      }
    }
    if (signature != null) {
      Signature generic = new Signature(classes, signature, this::variable);
      variables = generic.parameters();
      generic.bounds();
      List<Type> declared = generic.parameterTypes();
      Type result = generic.type();
      if (declared.size() == parameters.size() || !made.isConstructor()) {
        parameters = declared;
      }
      returns = result;
      while (generic.hasMore()) {
        generic.skip('^');
        thrown.add(generic.type());
      }
    }
    if (thrown.isEmpty()) {
      method.exceptions().forEach(e -> thrown.add(classes.type(e.replace('/', '.'))));
    }
    made.types(variables, parameters, returns, thrown);
  }
}
