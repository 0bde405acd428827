package dev.actionguard.source;

import dev.actionguard.source.Overloads.Argument;
import dev.actionguard.source.Overloads.Choice;
import dev.actionguard.source.Overloads.View;
import dev.actionguard.source.Tree.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the methods and constructors that are called, and the types of their results. */
final class CallChecker {
  private final Attribution attribution;
  private final Types types;

  CallChecker(Attribution attribution) {
    this.attribution = attribution;
    this.types = attribution.types;
  }

  private Overloads overloads() {
    return attribution.overloads;
  }

  /** Returns {@code this} or {@code super} if the call is one of a constructor, else null. */
  static @Nullable String constructorCall(Tree.Apply call) {
    String name =
        call.method instanceof Tree.Ident ident
            ? ident.name
            : call.method instanceof Tree.Select select ? select.name : "";
    return name.equals("this") || name.equals("super") ? name : null;
  }

  /** A method that was found, and the type through which. */
  private record Target(Choice choice, Type site) {}

  // Calls

  /** Checks a call and returns the type of its result. */
  Type apply(Tree.Apply tree, Scope scope, Expected expected) {
    tree.symbol = null;
    tree.varargs = null;
    Inference outer = expected.session();
    Inference session = outer == null ? new Inference(types) : outer;
    if (constructorCall(tree) != null) {
      constructor(tree, scope, session);
      session.finish();
      return Type.VOID;
    }
    List<Argument> arguments = arguments(tree.args, scope, session);
    List<Type> explicit = attribution.names.types(tree.typeArguments, scope);
    Target target =
        tree.method instanceof Tree.Select select
            ? member(select, arguments, explicit, scope)
            : simple((Tree.Ident) tree.method, arguments, explicit, scope);
    if (target == null) {
      unresolved(tree.args, scope, session);
      if (outer == null) {
        session.finish();
      }
      return Type.UNKNOWN;
    }
    MethodSymbol method = target.choice().method();
    tree.symbol = method;
    View view = overloads().view(method, target.site(), explicit, false, session);
    pass(view, target.choice().varargs(), tree.args, scope, session);
    if (target.choice().varargs()) {
      Type last = view.parameter(view.parameters().size(), true);
      tree.varargs = last;
      session.atEnd(() -> tree.varargs = Inference.zonk(last));
    }
    Type returns = result(method, target.site(), view.returns());
    return finish(returns, expected, outer, session);
  }

  private Type finish(
      Type returns, Expected expected, @Nullable Inference outer, Inference session) {
    Type wanted = expected.type();
    if (outer != null) {
      return returns;
    }
    if (wanted != null && !wanted.isVoid() && !Inference.isProper(returns)) {
      types.keepIf(() -> types.isConvertible(returns, wanted));
    }
    session.finish();
    return Inference.zonk(returns);
  }

  private Type result(MethodSymbol method, Type site, Type returns) {
    if (method.parameters().isEmpty()) {
      if (method.name().equals("getClass") && method.owner() == types.object().symbol()) {
        ClassSymbol symbol = types.classes.find("java.lang.Class");
        return symbol == null
            ? Type.UNKNOWN
            : new Type.ClassType(
                symbol, List.of(new Type.Wildcard(types.erasure(site), null)), null);
      }
      if (method.name().equals("clone") && site instanceof Type.ArrayType) {
        return site;
      }
    }
    return returns;
  }

  private List<Argument> arguments(List<Expr> trees, Scope scope, Inference session) {
    List<Argument> made = new ArrayList<>(trees.size());
    for (Expr tree : trees) {
      attribution.expressions.argument(tree, scope, session);
      made.add(new Argument(tree, Type.UNKNOWN));
    }
    return made;
  }

  private void pass(View view, boolean varargs, List<Expr> trees, Scope scope, Inference session) {
    for (int i = 0; i < trees.size(); i++) {
      attribution.expressions.settle(trees.get(i), view.parameter(i, varargs), scope, session);
    }
  }

  /** The method is not known: what is in lambdas still is of interest. */
  private void unresolved(List<Expr> trees, Scope scope, Inference session) {
    for (Expr tree : trees) {
      attribution.expressions.settle(tree, Type.UNKNOWN, scope, session);
    }
  }

  private @Nullable Target member(
      Tree.Select select, List<Argument> arguments, List<Type> explicit, Scope scope) {
    Type site;
    boolean isStatic = false;
    if (attribution.expressions.isType(select.selected, scope)) {
      site = attribution.names.type(select.selected, scope);
      if (site.symbol() != null) {
        attribution.expressions.noteType(select.selected, site.symbol());
      }
      isStatic = true;
    } else {
      site = attribution.expressions.check(select.selected, scope, Expected.NOTHING);
    }
    Type plain = types.capture(types.skipVariables(site));
    if (plain.isUnknown() || plain.isPrimitive()) {
      return null;
    }
    List<MethodSymbol> candidates = overloads().members(plain, select.name);
    Choice choice = overloads().choose(candidates, plain, arguments, explicit, false, scope);
    if (choice == null
        || (choice.method().owner() == types.object().symbol()
            && !isStatic
            && types.isIncomplete(plain)
            && mayBeHidden(choice.method()))) {
      return null;
    }
    return new Target(choice, plain);
  }

  /**
   * What {@code Object} has may be overloaded by a supertype that is missing, but not overridden.
   */
  private static boolean mayBeHidden(MethodSymbol method) {
    return !method.name().equals("getClass")
        && !method.name().equals("equals")
        && !method.name().equals("hashCode")
        && !method.name().equals("toString");
  }

  private @Nullable Target simple(
      Tree.Ident ident, List<Argument> arguments, List<Type> explicit, Scope scope) {
    for (Scope at = scope; at != null; at = at.outer()) {
      ClassSymbol owner = at.owner();
      if (owner == null) {
        continue;
      }
      List<MethodSymbol> candidates = overloads().members(owner.type(), ident.name);
      if (!candidates.isEmpty()) {
        Choice choice =
            overloads().choose(candidates, owner.type(), arguments, explicit, false, scope);
        if (choice != null) {
          return new Target(choice, owner.type());
        }
      }
      if (types.isIncomplete(owner.type())) {
        // It may be inherited from what is missing.
        return null;
      }
    }
    return imported(ident.name, arguments, explicit, scope);
  }

  private @Nullable Target imported(
      String name, List<Argument> arguments, List<Type> explicit, Scope scope) {
    for (boolean star : new boolean[] {false, true}) {
      List<MethodSymbol> candidates = new ArrayList<>();
      Type site = Type.UNKNOWN;
      for (Unit.Import one : scope.unit().imports()) {
        if (one.isStatic() && one.star() == star && (star || one.simpleName().equals(name))) {
          ClassSymbol owner = attribution.names.qualified(star ? one.name() : one.qualifier());
          if (owner != null) {
            for (MethodSymbol method : overloads().members(owner.type(), name)) {
              if (method.isStatic() && !candidates.contains(method)) {
                candidates.add(method);
                site = owner.type();
              }
            }
          }
        }
      }
      if (!candidates.isEmpty()) {
        Choice choice = overloads().choose(candidates, site, arguments, explicit, false, scope);
        if (choice != null) {
          return new Target(choice, choice.method().owner().type());
        }
      }
    }
    return null;
  }

  // Constructors

  private void constructor(Tree.Apply tree, Scope scope, Inference session) {
    ClassSymbol owner = scope.innermost();
    Scope inside = scope.nested(true);
    List<Argument> arguments = arguments(tree.args, inside, session);
    if (owner == null) {
      unresolved(tree.args, inside, session);
      return;
    }
    boolean ofSuper = "super".equals(constructorCall(tree));
    Type site = ofSuper ? types.superclass(owner.type()) : owner.type();
    if (tree.method instanceof Tree.Select select) {
      attribution.expressions.check(select.selected, inside, Expected.NOTHING);
    }
    ClassSymbol made = site.symbol();
    if (made == null) {
      unresolved(tree.args, inside, session);
      return;
    }
    if (made.flatName().equals("java.lang.Enum")) {
      List<MethodSymbol> constructors = made.methods("<init>");
      tree.symbol = constructors.isEmpty() ? null : constructors.get(0);
      return;
    }
    Choice choice =
        overloads().choose(made.methods("<init>"), site, arguments, List.of(), false, inside);
    if (choice == null) {
      unresolved(tree.args, inside, session);
      return;
    }
    tree.symbol = choice.method();
    View view = overloads().view(choice.method(), site, List.of(), false, session);
    pass(view, choice.varargs(), tree.args, inside, session);
    if (choice.varargs()) {
      Type last = view.parameter(view.parameters().size(), true);
      session.atEnd(() -> tree.varargs = Inference.zonk(last));
    }
  }

  /** Checks the creation of an object and returns its type. */
  Type create(Tree.NewClass tree, Scope scope, Expected expected) {
    tree.constructor = null;
    tree.varargs = null;
    Inference outer = expected.session();
    Inference session = outer == null ? new Inference(types) : outer;
    Type type = created(tree, scope);
    boolean diamond = isDiamond(tree.className) && type.symbol() != null;
    List<Argument> arguments = arguments(tree.args, scope, session);
    ClassSymbol made = type.symbol();
    if (made == null) {
      unresolved(tree.args, scope, session);
      if (tree.body != null) {
        anonymous(tree, tree.body, Type.UNKNOWN, null, scope);
      }
      if (outer == null) {
        session.finish();
      }
      return type;
    }
    if (made.isInterface()) {
      return ofInterface(tree, type, diamond, scope, expected, outer, session);
    }
    List<Type> explicit = attribution.names.types(tree.typeArguments, scope);
    Choice choice =
        overloads().choose(made.methods("<init>"), type, arguments, explicit, diamond, scope);
    if (choice == null) {
      unresolved(tree.args, scope, session);
      if (outer == null) {
        session.finish();
      }
      if (tree.body != null) {
        anonymous(tree, tree.body, type, null, scope);
      }
      return type;
    }
    MethodSymbol constructor = choice.method();
    tree.constructor = constructor;
    View view = overloads().view(constructor, type, explicit, diamond, session);
    pass(view, choice.varargs(), tree.args, scope, session);
    if (choice.varargs()) {
      Type last = view.parameter(view.parameters().size(), true);
      session.atEnd(() -> tree.varargs = Inference.zonk(last));
    }
    Type returns = withOuter(view.returns(), type);
    if (tree.body != null) {
      Type known = finish(returns, new Expected(expected.type(), null), null, session);
      return anonymous(tree, tree.body, known, constructor, scope);
    }
    return finish(returns, expected, outer, session);
  }

  private static Type withOuter(Type made, Type written) {
    return made instanceof Type.ClassType a
            && written instanceof Type.ClassType b
            && a.outer() == null
            && b.outer() != null
        ? new Type.ClassType(a.symbol(), a.arguments(), b.outer())
        : made;
  }

  private Type ofInterface(
      Tree.NewClass tree,
      Type type,
      boolean diamond,
      Scope scope,
      Expected expected,
      @Nullable Inference outer,
      Inference session) {
    Type known = type;
    if (diamond) {
      List<Type> variables =
          session.instantiate(
              type.symbol() == null ? List.of() : type.symbol().parameters(), Substitution.NONE);
      known = new Type.ClassType(((Type.ClassType) type).symbol(), variables, null);
      known = finish(known, new Expected(expected.type(), null), null, session);
    } else if (outer == null) {
      session.finish();
    }
    List<MethodSymbol> constructors = types.classes.objectSymbol().methods("<init>");
    return tree.body == null || constructors.isEmpty()
        ? known
        : anonymous(tree, tree.body, known, constructors.get(0), scope);
  }

  private Type created(Tree.NewClass tree, Scope scope) {
    if (tree.outer == null) {
      return attribution.names.type(tree.className, scope);
    }
    Type outer =
        types.skipVariables(attribution.expressions.check(tree.outer, scope, Expected.NOTHING));
    Expr name = tree.className;
    List<Type> arguments = List.of();
    if (name instanceof Tree.Applied applied) {
      arguments = attribution.names.types(applied.arguments, scope);
      name = applied.base;
    }
    ClassSymbol symbol = outer.symbol();
    ClassSymbol found = symbol == null ? null : attribution.names.member(symbol, Names.text(name));
    if (found == null || !(outer instanceof Type.ClassType around)) {
      return Type.UNKNOWN;
    }
    boolean generic = !around.arguments().isEmpty() || around.outer() != null;
    return new Type.ClassType(found, arguments, generic ? around : null);
  }

  private static boolean isDiamond(Expr name) {
    return name instanceof Tree.Applied applied && applied.arguments.isEmpty();
  }

  // Anonymous classes

  private Type anonymous(
      Tree.NewClass tree,
      Tree.ClassDecl body,
      Type supertype,
      @Nullable MethodSymbol constructor,
      Scope scope) {
    ClassSymbol symbol = attribution.declarations.local(body, scope);
    Type plain = types.upward(supertype);
    if (plain.isInterface()) {
      symbol.supertypes(types.object(), List.of(plain));
    } else {
      symbol.supertypes(plain, List.of());
    }
    symbol.headerDone();
    List<Tree.VarDecl> parameters = new ArrayList<>();
    List<Type> declared = List.of();
    if (constructor != null) {
      declared = types.membersOf(plain, constructor.owner()).all(constructor.parameters());
      addConstructor(tree, body, constructor, declared, parameters);
    }
    attribution.classBody(body);
    List<MethodSymbol> made = symbol.methods("<init>");
    if (constructor != null && !made.isEmpty()) {
      tree.constructor = made.get(0);
    }
    return symbol.type();
  }

  private void addConstructor(
      Tree.NewClass tree,
      Tree.ClassDecl body,
      MethodSymbol constructor,
      List<Type> declared,
      List<Tree.VarDecl> parameters) {
    for (int i = 0; i < declared.size(); i++) {
      Tree.VarDecl parameter = new Tree.VarDecl(Tree.Modifiers.NONE, "x" + i, null, null, false);
      parameter.at(parameter, body.pos, body.pos, body.pos);
      VarSymbol variable = new VarSymbol("x" + i, null, 0, declared.get(i));
      variable.tree(parameter);
      parameter.symbol = variable;
      parameters.add(parameter);
    }
    Expr outer = null;
    if (tree.outer != null && constructor.owner().hasOuterInstance()) {
      Tree.VarDecl parameter = new Tree.VarDecl(Tree.Modifiers.NONE, "x$outer", null, null, false);
      parameter.at(parameter, body.pos, body.pos, body.pos);
      VarSymbol variable =
          new VarSymbol(
              "x$outer", null, 0, tree.outer.type == null ? Type.UNKNOWN : tree.outer.type);
      variable.tree(parameter);
      parameter.symbol = variable;
      parameters.add(0, parameter);
      outer = place(new Tree.Ident("x$outer"), body.pos);
      tree.args.add(0, tree.outer);
    }
    Tree.MethodDecl made = attribution.declarations.constructor(body, parameters, 0);
    List<Expr> values = new ArrayList<>();
    for (int i = 0; i < declared.size(); i++) {
      values.add(place(new Tree.Ident("x" + i), body.pos));
    }
    Expr method =
        outer == null
            ? place(new Tree.Ident("super"), body.pos)
            : place(new Tree.Select(outer, "super"), body.pos);
    Tree.Apply call = place(new Tree.Apply(List.of(), method, values), body.pos);
    if (made.body != null) {
      made.body.statements.add(place(new Tree.Exec(call), body.pos));
    }
    body.members.add(0, made);
  }

  private static <T extends Tree> T place(T tree, int at) {
    return tree.at(tree, at, at, at);
  }
}
