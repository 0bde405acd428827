package dev.actionguard.source;

import dev.actionguard.source.Tree.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Step 2: makes symbols of the declarations in the trees, with the members that the language adds.
 * Types are found when they are asked for, as declarations name each other in any order.
 */
final class Declarations {
  private final Classes classes;
  private final Types types;
  private final Names names;
  private final Map<ClassSymbol, Scope> bodies = new HashMap<>();
  private final Map<ClassSymbol, Map<String, Integer>> numbers = new HashMap<>();
  private @Nullable Attribution attribution;

  Declarations(Classes classes, Types types, Names names) {
    this.classes = classes;
    this.types = types;
    this.names = names;
  }

  /** Sets what finds the values of constant fields. */
  void attribution(Attribution found) {
    attribution = found;
  }

  /** Declares the classes of a unit. */
  void enter(Unit unit) {
    Scope scope = Scope.of(unit);
    String prefix = unit.packageName().isEmpty() ? "" : unit.packageName() + ".";
    unit.classes().removeIf(tree -> !enter(tree, prefix + tree.name, null, scope));
  }

  private boolean enter(
      Tree.ClassDecl tree, String flatName, @Nullable ClassSymbol owner, Scope scope) {
    ClassSymbol symbol = new ClassSymbol(tree.name, flatName, owner, flags(tree, owner));
    if (!classes.add(symbol)) {
      return false;
    }
    declare(tree, symbol, scope);
    return true;
  }

  private void declare(Tree.ClassDecl tree, ClassSymbol symbol, Scope scope) {
    tree.symbol = symbol;
    symbol.tree(tree);
    Scope body = scope.in(symbol);
    bodies.put(symbol, body);
    symbol.header(() -> header(tree, symbol, scope, body));
    symbol.members(() -> members(tree, symbol, body));
    retention(tree, symbol);
    List<Tree> twice = new ArrayList<>();
    for (Tree member : tree.members) {
      if (member instanceof Tree.ClassDecl nested) {
        if (enter(nested, symbol.flatName() + "$" + nested.name, symbol, body)) {
          symbol.add(nestedSymbol(nested));
        } else {
          twice.add(nested);
        }
      }
    }
    tree.members.removeAll(twice);
  }

  private static ClassSymbol nestedSymbol(Tree.ClassDecl tree) {
    ClassSymbol symbol = tree.symbol;
    if (symbol == null) {
      throw new IllegalStateException(tree.name + " is not declared");
    }
    return symbol;
  }

  /** Declares a local or anonymous class. */
  ClassSymbol local(Tree.ClassDecl tree, Scope scope) {
    ClassSymbol owner = scope.innermost();
    ClassSymbol before = tree.symbol;
    String around = owner == null ? "" : owner.flatName();
    if (before != null) {
      // Code of a lambda is looked at again when the types of its parameters are known.
      around = before.flatName();
      classes.remove(around);
      forget(tree);
    } else if (owner != null) {
      int number =
          numbers
              .computeIfAbsent(owner, k -> new HashMap<>())
              .merge(tree.name, 1, (old, one) -> old + 1);
      around = around + "$" + number + tree.name;
    }
    ClassSymbol symbol = new ClassSymbol(tree.name, around, owner, flags(tree, null));
    symbol.local(scope.inStaticCode());
    classes.add(symbol);
    declare(tree, symbol, scope);
    return symbol;
  }

  /** Takes away the members that the language adds. */
  static void removeAdded(Tree.ClassDecl tree) {
    tree.members.removeIf(m -> m instanceof Tree.MethodDecl method && method.implicit);
    if (tree.kind == Tree.ClassKind.RECORD) {
      tree.members.removeIf(
          m -> m instanceof Tree.VarDecl field && (field.modifiers.flags() & Flags.STATIC) == 0);
    }
    for (Tree member : tree.members) {
      if (member instanceof Tree.MethodDecl method && method.compact) {
        method.params.clear();
      }
    }
  }

  private void forget(Tree.ClassDecl tree) {
    removeAdded(tree);
    for (Tree member : tree.members) {
      if (member instanceof Tree.VarDecl field) {
        field.symbol = null;
      } else if (member instanceof Tree.MethodDecl method) {
        method.symbol = null;
        method.params.forEach(p -> p.symbol = null);
      } else if (member instanceof Tree.ClassDecl nested) {
        if (nested.symbol != null) {
          classes.remove(nested.symbol.flatName());
        }
        forget(nested);
      }
    }
  }

  /** Returns the scope inside of a class. */
  Scope body(ClassSymbol symbol) {
    Scope found = bodies.get(symbol);
    if (found == null) {
      throw new IllegalStateException(symbol + " is not of a source");
    }
    return found;
  }

  private static int flags(Tree.ClassDecl tree, @Nullable ClassSymbol owner) {
    int flags = tree.modifiers.flags();
    switch (tree.kind) {
      case INTERFACE -> flags |= Flags.INTERFACE | Flags.ABSTRACT | Flags.STATIC;
      case ANNOTATION ->
          flags |= Flags.INTERFACE | Flags.ABSTRACT | Flags.ANNOTATION | Flags.STATIC;
      case ENUM -> {
        flags |= Flags.ENUM | Flags.STATIC;
        boolean bodies = false;
        for (Tree member : tree.members) {
          bodies |=
              member instanceof Tree.VarDecl field
                  && field.init instanceof Tree.NewClass made
                  && field.enumConstant
                  && made.body != null;
          if (member instanceof Tree.MethodDecl method && method.body == null) {
            flags |= (method.modifiers.flags() & Flags.NATIVE) == 0 ? Flags.ABSTRACT : 0;
          }
        }
        flags |= bodies ? 0 : Flags.FINAL;
      }
      case RECORD -> flags |= Flags.RECORD | Flags.FINAL | Flags.STATIC;
      default -> {
        // As written.
      }
    }
    if (owner == null && !tree.name.isEmpty()) {
      // A class that is no member is not static, whatever kind it is of.
      flags &= ~Flags.STATIC;
    }
    if (owner != null && owner.isInterface()) {
      flags |= Flags.PUBLIC | Flags.STATIC;
    }
    return flags;
  }

  private void retention(Tree.ClassDecl tree, ClassSymbol symbol) {
    if (tree.kind != Tree.ClassKind.ANNOTATION) {
      return;
    }
    for (Tree.Annotation annotation : tree.modifiers.annotations()) {
      String name = Names.text(annotation.type);
      if (annotation.elements.isEmpty()) {
        continue;
      }
      Expr value = annotation.elements.get(0).value();
      if (name.equals("Retention") || name.endsWith(".Retention")) {
        symbol.retention(last(value));
      } else if (name.equals("Target") || name.endsWith(".Target")) {
        List<String> targets = new ArrayList<>();
        if (value instanceof Tree.ArrayValue array) {
          array.elements.forEach(e -> targets.add(last(e)));
        } else {
          targets.add(last(value));
        }
        symbol.targets(targets);
      }
    }
  }

  private static String last(Expr tree) {
    return tree instanceof Tree.Select select
        ? select.name
        : tree instanceof Tree.Ident ident ? ident.name : "";
  }

  // Headers

  private List<Type.TypeVar> variables(List<Tree.TypeParameter> trees, Scope scope) {
    List<Type.TypeVar> made = new ArrayList<>();
    for (Tree.TypeParameter tree : trees) {
      Type.TypeVar variable = new Type.TypeVar(tree.name());
      made.add(variable);
      scope.add(variable);
    }
    return made;
  }

  private void bounds(List<Type.TypeVar> variables, List<Tree.TypeParameter> trees, Scope scope) {
    for (int i = 0; i < variables.size(); i++) {
      variables.get(i).bounds(names.types(trees.get(i).bounds(), scope));
    }
  }

  private void header(Tree.ClassDecl tree, ClassSymbol symbol, Scope scope, Scope body) {
    Scope around = scope.nested();
    List<Type.TypeVar> variables = variables(tree.parameters, around);
    body.add(variables);
    symbol.parameters(variables);
    bounds(variables, tree.parameters, around);
    Type superclass = types.object();
    switch (tree.kind) {
      case ENUM -> {
        ClassSymbol base = classes.find("java.lang.Enum");
        superclass =
            base == null ? Type.UNKNOWN : new Type.ClassType(base, List.of(symbol.type()), null);
      }
      case RECORD -> superclass = classes.type("java.lang.Record");
      default -> {
        if (tree.superclass != null) {
          superclass = names.type(tree.superclass, around);
        }
      }
    }
    List<Type> interfaces = names.types(tree.interfaces, around);
    if (tree.kind == Tree.ClassKind.ANNOTATION) {
      interfaces = List.of(classes.type("java.lang.annotation.Annotation"));
    }
    symbol.supertypes(superclass, interfaces);
  }

  // Members

  private void members(Tree.ClassDecl tree, ClassSymbol symbol, Scope body) {
    if (symbol.isRecord()) {
      components(tree, symbol, body);
    }
    for (Tree member : tree.members) {
      if (member instanceof Tree.VarDecl field && field.symbol == null) {
        field(field, symbol, body);
      } else if (member instanceof Tree.MethodDecl method && method.symbol == null) {
        method(method, symbol, body);
      }
    }
    if (symbol.isRecord()) {
      recordMethods(tree, symbol, body);
    }
    if (symbol.isEnum() && !symbol.isAnonymous()) {
      enumMethods(symbol);
    }
    if (!symbol.isInterface() && !symbol.isAnonymous() && symbol.methods("<init>").isEmpty()) {
      Tree.MethodDecl made = constructor(tree, List.of(), access(symbol));
      tree.members.add(0, made);
      method(made, symbol, body);
    }
  }

  private static int access(ClassSymbol symbol) {
    return symbol.isEnum()
        ? Flags.PRIVATE
        : symbol.flags() & (Flags.PUBLIC | Flags.PROTECTED | Flags.PRIVATE);
  }

  /** Makes a constructor that the source does not have; its body only calls the superclass's. */
  Tree.MethodDecl constructor(Tree.ClassDecl tree, List<Tree.VarDecl> parameters, int flags) {
    Tree.Block body = new Tree.Block(false, new ArrayList<>());
    body.at(body, tree.pos, tree.pos, tree.pos);
    Tree.MethodDecl made =
        new Tree.MethodDecl(
            new Tree.Modifiers(flags | Flags.GENERATED, List.of()),
            "<init>",
            List.of(),
            null,
            parameters,
            List.of(),
            body,
            false,
            false,
            true);
    return made.at(made, tree.pos, tree.pos, tree.pos);
  }

  private void field(Tree.VarDecl tree, ClassSymbol owner, Scope body) {
    int flags = tree.modifiers.flags();
    if (owner.isInterface()) {
      flags |= Flags.PUBLIC | Flags.STATIC | Flags.FINAL;
    }
    VarSymbol symbol = new VarSymbol(tree.name, owner, flags, Type.UNKNOWN);
    symbol.tree(tree);
    tree.symbol = symbol;
    Scope scope = symbol.isStatic() ? body.nested(true) : body;
    symbol.completer(
        () ->
            symbol.type(
                tree.enumConstant
                    ? new Type.ClassType(owner, List.of(), null)
                    : names.type(tree.declared, body)));
    if ((flags & Flags.FINAL) != 0 && tree.init != null && isConstantLike(tree.init, 0)) {
      Expr init = tree.init;
      symbol.constantStep(() -> constant(symbol, init, scope));
    }
    owner.add(symbol);
  }

  private void constant(VarSymbol symbol, Expr init, Scope scope) {
    Type type = symbol.type();
    boolean possible = type.isPrimitive() || type.equals(classes.string());
    if (possible && attribution != null) {
      symbol.constant(Constants.of(type, attribution.constant(init, type, scope)));
    }
  }

  /** Whether the syntax may be that of a constant expression. */
  static boolean isConstantLike(Expr tree, int depth) {
    if (depth > 400) {
      return false;
    }
    if (tree instanceof Tree.Literal literal) {
      return literal.value != null;
    }
    if (tree instanceof Tree.Ident ident) {
      return !ident.name.equals("this") && !ident.name.equals("super");
    }
    if (tree instanceof Tree.Select select) {
      return !select.name.equals("class") && isConstantLike(select.selected, depth + 1);
    }
    if (tree instanceof Tree.Parens parens) {
      return isConstantLike(parens.expr, depth + 1);
    }
    if (tree instanceof Tree.Binary binary) {
      return isConstantLike(binary.rhs, depth + 1) && isConstantLike(binary.lhs, depth + 1);
    }
    if (tree instanceof Tree.Unary unary) {
      return !unary.op.isIncOrDec() && isConstantLike(unary.arg, depth + 1);
    }
    if (tree instanceof Tree.Cast cast) {
      return isConstantLike(cast.expr, depth + 1);
    }
    return tree instanceof Tree.Conditional conditional
        && isConstantLike(conditional.cond, depth + 1)
        && isConstantLike(conditional.truePart, depth + 1)
        && isConstantLike(conditional.falsePart, depth + 1);
  }

  private void method(Tree.MethodDecl tree, ClassSymbol owner, Scope body) {
    int flags = tree.modifiers.flags();
    if (owner.isInterface()) {
      flags |= (flags & Flags.PRIVATE) == 0 ? Flags.PUBLIC : 0;
      boolean concrete = (flags & (Flags.DEFAULT | Flags.STATIC | Flags.PRIVATE)) != 0;
      flags |= concrete || tree.body != null ? 0 : Flags.ABSTRACT;
    }
    if (owner.isEnum() && tree.name.equals("<init>")) {
      flags = (flags & ~(Flags.PUBLIC | Flags.PROTECTED)) | Flags.PRIVATE;
    }
    flags |= tree.varargs ? Flags.VARARGS : 0;
    flags |= tree.compact ? Flags.COMPACT : 0;
    MethodSymbol symbol = new MethodSymbol(tree.name, owner, flags);
    symbol.tree(tree);
    tree.symbol = symbol;
    symbol.completer(() -> signature(tree, symbol, body));
    owner.add(symbol);
  }

  /** Returns a scope with the type variables of a method. */
  Scope inside(MethodSymbol method) {
    Scope scope = body(method.owner()).nested(method.isStatic());
    scope.add(method.typeParameters());
    return scope;
  }

  private void signature(Tree.MethodDecl tree, MethodSymbol symbol, Scope body) {
    Scope scope = body.nested(symbol.isStatic());
    List<Type.TypeVar> variables = variables(tree.parameters, scope);
    bounds(variables, tree.parameters, scope);
    List<Type> parameters = new ArrayList<>();
    for (Tree.VarDecl parameter : tree.params) {
      VarSymbol variable = parameter.symbol;
      if (variable == null) {
        variable = new VarSymbol(parameter.name, null, parameter.modifiers.flags(), Type.UNKNOWN);
        variable.tree(parameter);
        parameter.symbol = variable;
        variable.type(names.type(parameter.declared, scope));
      }
      parameters.add(variable.type());
    }
    Type returns = tree.result == null ? Type.VOID : names.type(tree.result, scope);
    symbol.types(variables, parameters, returns, names.types(tree.thrown, scope));
  }

  private void enumMethods(ClassSymbol symbol) {
    int flags = Flags.PUBLIC | Flags.STATIC;
    MethodSymbol values = new MethodSymbol("values", symbol, flags);
    values.completer(
        () -> values.types(List.of(), List.of(), new Type.ArrayType(symbol.type()), List.of()));
    symbol.add(values);
    MethodSymbol valueOf = new MethodSymbol("valueOf", symbol, flags);
    valueOf.completer(
        () -> valueOf.types(List.of(), List.of(classes.string()), symbol.type(), List.of()));
    symbol.add(valueOf);
  }

  // Records

  private void components(Tree.ClassDecl tree, ClassSymbol symbol, Scope body) {
    List<VarSymbol> found = new ArrayList<>();
    int index = 0;
    for (Tree.VarDecl component : tree.components) {
      Tree.VarDecl field =
          new Tree.VarDecl(
              new Tree.Modifiers(Flags.PRIVATE | Flags.FINAL, component.modifiers.annotations()),
              component.name,
              component.declared,
              null,
              false);
      field.at(field, component.pos, component.start, component.end);
      tree.members.add(index++, field);
      field(field, symbol, body);
      VarSymbol variable = field.symbol;
      if (variable != null) {
        found.add(variable);
      }
    }
    symbol.components(found);
  }

  private void recordMethods(Tree.ClassDecl tree, ClassSymbol symbol, Scope body) {
    for (VarSymbol component : symbol.components()) {
      boolean declared =
          symbol.methods(component.name()).stream().anyMatch(m -> m.parameters().isEmpty());
      if (!declared) {
        MethodSymbol accessor = new MethodSymbol(component.name(), symbol, Flags.PUBLIC);
        accessor.completer(() -> accessor.types(List.of(), List.of(), component.type(), List.of()));
        symbol.add(accessor);
      }
    }
    for (MethodSymbol constructor : symbol.methods("<init>")) {
      Tree.MethodDecl declared = constructor.tree();
      if (declared != null && declared.compact && declared.params.isEmpty()) {
        declared.params.addAll(parameters(tree));
      }
    }
    List<String> wanted = new ArrayList<>();
    symbol.components().forEach(c -> wanted.add(types.erasedName(c.type())));
    boolean canonical =
        symbol.methods("<init>").stream().anyMatch(c -> types.shape(c).parameters().equals(wanted));
    if (!canonical) {
      Tree.MethodDecl made = constructor(tree, parameters(tree), access(symbol) | Flags.RECORD);
      tree.members.add(symbol.components().size(), made);
      method(made, symbol, body);
    }
  }

  private static List<Tree.VarDecl> parameters(Tree.ClassDecl tree) {
    List<Tree.VarDecl> parameters = new ArrayList<>();
    for (Tree.VarDecl component : tree.components) {
      Tree.VarDecl parameter =
          new Tree.VarDecl(
              new Tree.Modifiers(0, component.modifiers.annotations()),
              component.name,
              component.declared,
              null,
              false);
      parameters.add(parameter.at(parameter, component.pos, component.start, component.end));
    }
    return parameters;
  }
}
