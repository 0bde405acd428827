package dev.actionguard.source;

import dev.actionguard.source.Overloads.Argument;
import dev.actionguard.source.Overloads.Choice;
import dev.actionguard.source.Overloads.View;
import dev.actionguard.source.Tree.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the types of lambdas and method references from the interfaces that are wanted. */
final class Functions {
  private final Attribution attribution;
  private final Types types;
  private final Overloads overloads;

  Functions(Attribution attribution) {
    this.attribution = attribution;
    this.types = attribution.types;
    this.overloads = attribution.overloads;
  }

  // Applicability

  /** Whether a lambda may be an object of the type, as far as that is asked to choose a method. */
  boolean mayFit(Tree.Lambda lambda, Type formal, Scope scope) {
    if (formal instanceof Type.Inferred || formal.isUnknown()) {
      return true;
    }
    Types.Function function = types.function(formal);
    if (function == null) {
      return types.isIncomplete(types.skipVariables(formal));
    }
    if (function.parameters().size() != lambda.params.size()) {
      return false;
    }
    boolean isVoid = function.returns().isVoid();
    if (lambda.body instanceof Tree.Block block) {
      LambdaShape shape = LambdaShape.of(block);
      return isVoid ? shape.isVoid() : shape.isValue();
    }
    Expr body = (Expr) lambda.body;
    if (isVoid) {
      return isStatement(body);
    }
    if (!lambda.params.isEmpty() && !lambda.explicit) {
      return true;
    }
    // Its own types say whether the body has a value, and of which type.
    return mayReturn(bodyType(lambda, body, scope), function.returns());
  }

  private boolean mayReturn(Type type, Type wanted) {
    return !type.isVoid() && types.holds(() -> types.isConvertible(type, wanted));
  }

  private static boolean isStatement(Expr tree) {
    return tree instanceof Tree.Apply
        || tree instanceof Tree.NewClass
        || tree instanceof Tree.Assign
        || tree instanceof Tree.AssignOp
        || (tree instanceof Tree.Unary unary && unary.op.isIncOrDec());
  }

  /** Returns the type of the body of a lambda that says the types of its parameters. */
  private Type bodyType(Tree.Lambda lambda, Expr body, Scope scope) {
    Scope inside = scope.nested();
    for (Tree.VarDecl parameter : lambda.params) {
      VarSymbol variable = new VarSymbol(parameter.name, null, 0, Type.UNKNOWN);
      variable.type(attribution.names.type(parameter.declared, scope));
      inside.add(variable);
    }
    return attribution.expressions.check(body, inside, Expected.NOTHING);
  }

  /** Whether a method reference may be an object of the type. */
  boolean mayFit(Tree.Reference reference, Type formal, Scope scope) {
    if (formal instanceof Type.Inferred || formal.isUnknown()) {
      return true;
    }
    Types.Function function = types.function(formal);
    if (function == null) {
      return types.isIncomplete(types.skipVariables(formal));
    }
    Site site = site(reference, scope);
    if (site.type.isUnknown() || reference.arrayConstructor) {
      return true;
    }
    int count = function.parameters().size();
    List<MethodSymbol> candidates = candidates(reference, site);
    boolean possible = false;
    for (MethodSymbol candidate : candidates) {
      boolean asStatic = takes(candidate, count);
      boolean asMember = site.isType && !candidate.isStatic() && takes(candidate, count - 1);
      possible |= asStatic || asMember;
    }
    if (!possible) {
      return candidates.isEmpty() && types.isIncomplete(site.type);
    }
    MethodSymbol exact = candidates.size() == 1 ? candidates.get(0) : null;
    if (exact == null || function.returns().isVoid() || exact.isVarargs()) {
      return true;
    }
    Type type = types.skipVariables(site.type);
    View view =
        overloads.view(
            exact,
            type,
            List.of(),
            exact.isConstructor() && types.isRaw(type),
            new Inference(types));
    return mayReturn(types.capture(view.returns()), function.returns());
  }

  private static boolean takes(MethodSymbol method, int count) {
    int declared = method.parameters().size();
    return declared == count || (method.isVarargs() && count >= declared - 1);
  }

  /** Whether one functional interface is a better type of the function than another one. */
  boolean isMoreSpecific(Tree.Functional tree, Type from, Type to, Scope scope) {
    if (!(to instanceof Type.Inferred) && types.holds(() -> types.isSubtype(from, to))) {
      return true;
    }
    Types.Function first = types.function(from);
    Types.Function second = types.function(to);
    if (first == null || second == null) {
      return false;
    }
    ClassSymbol own = first.of().symbol();
    ClassSymbol other = second.of().symbol();
    if (types.isSubclass(own, other) || types.isSubclass(other, own)) {
      return types.isSubclass(own, other);
    }
    if (tree instanceof Tree.Lambda lambda && !lambda.explicit && !lambda.params.isEmpty()) {
      return false;
    }
    if (second.returns().isVoid()) {
      return true;
    }
    if (first.returns().isVoid()) {
      return false;
    }
    boolean primitive = first.returns().isPrimitive();
    if (primitive != second.returns().isPrimitive()) {
      Type result = resultType(tree, scope);
      return result.isPrimitive() == primitive;
    }
    return primitive
        ? Types.widens(first.returns(), second.returns())
        : types.holds(() -> types.isSubtype(first.returns(), second.returns()));
  }

  private Type resultType(Tree.Functional tree, Scope scope) {
    if (tree instanceof Tree.Lambda lambda) {
      return lambda.body instanceof Expr body ? bodyType(lambda, body, scope) : types.object();
    }
    Tree.Reference reference = (Tree.Reference) tree;
    List<MethodSymbol> candidates = candidates(reference, site(reference, scope));
    return candidates.size() == 1 ? candidates.get(0).returns() : types.object();
  }

  // Lambdas

  /** Finds the types of a lambda or method reference for the type that is wanted. */
  void settle(Tree.Functional tree, Type target, Scope scope, @Nullable Inference session) {
    tree.target = target;
    tree.type = target;
    Inference own = session == null ? new Inference(types) : session;
    own.atEnd(
        () -> {
          tree.target = Inference.zonk(target);
          tree.type = tree.target;
        });
    if (tree instanceof Tree.Lambda lambda) {
      Attribution.Place place = attribution.place();
      if (lambda.explicit && !lambda.params.isEmpty()) {
        declared(lambda, target, scope);
      }
      own.later(() -> attribution.at(place, () -> lambda(lambda, target, scope, own)));
    } else {
      Tree.Reference reference = (Tree.Reference) tree;
      boolean open = target instanceof Type.Inferred variable && variable.solution == null;
      if (!open && isExact(reference, scope)) {
        reference(reference, target, scope, own);
      } else {
        own.later(() -> reference(reference, target, scope, own));
      }
    }
    if (session == null) {
      own.finish();
    }
  }

  private void declared(Tree.Lambda lambda, Type target, Scope scope) {
    Types.Function function = types.function(target);
    if (function != null && function.parameters().size() == lambda.params.size()) {
      for (int i = 0; i < lambda.params.size(); i++) {
        Type wanted = function.parameters().get(i);
        Type written = attribution.names.type(lambda.params.get(i).declared, scope);
        types.isSame(wanted, written);
      }
    }
  }

  private void lambda(Tree.Lambda lambda, Type target, Scope scope, Inference session) {
    Types.Function function = types.function(Inference.zonk(target));
    if (function == null && !Inference.isProper(target)) {
      function = types.function(session.solved(target));
    }
    Scope inside = scope.nested();
    for (int i = 0; i < lambda.params.size(); i++) {
      Tree.VarDecl tree = lambda.params.get(i);
      Type type = Type.UNKNOWN;
      if (tree.declared != null) {
        type = attribution.names.type(tree.declared, scope);
      } else if (function != null && i < function.parameters().size()) {
        type = types.upward(session.solved(function.parameters().get(i)));
      }
      VarSymbol variable = new VarSymbol(tree.name, null, tree.modifiers.flags(), type);
      variable.tree(tree);
      tree.symbol = variable;
      inside.add(variable);
    }
    Type returns = function == null ? Type.UNKNOWN : Inference.zonk(function.returns());
    if (lambda.body instanceof Expr body) {
      if (returns.isVoid() || function == null) {
        attribution.expressions.check(body, inside, Expected.NOTHING);
      } else {
        attribution.expressions.result(body, inside, returns, session);
      }
    } else {
      attribution.statements.lambdaBody((Tree.Block) lambda.body, inside, returns, session);
    }
  }

  // Method references

  /** What stands before the colons: its type, and whether it is a type. */
  private record Site(Type type, boolean isType) {}

  private Site site(Tree.Reference tree, Scope scope) {
    Expr before = tree.expr;
    boolean isType = attribution.expressions.isType(before, scope);
    Type type;
    if (isType) {
      type = attribution.names.type(before, scope);
      if (type instanceof Type.ClassType c) {
        attribution.expressions.noteType(before, c.symbol());
      }
    } else if (before.type != null && !(before.type instanceof Type.Inferred)) {
      type = before.type;
    } else {
      type = attribution.expressions.check(before, scope, Expected.NOTHING);
    }
    tree.arrayConstructor = isType && type instanceof Type.ArrayType && tree.name.equals("<init>");
    boolean isSuper =
        (before instanceof Tree.Ident ident && ident.name.equals("super"))
            || (before instanceof Tree.Select select && select.name.equals("super"));
    tree.bound = !isType && !isSuper;
    return new Site(isType ? type : types.capture(type), isType);
  }

  private List<MethodSymbol> candidates(Tree.Reference tree, Site site) {
    if (tree.name.equals("<init>")) {
      ClassSymbol symbol = site.type.symbol();
      return symbol == null ? List.of() : symbol.methods("<init>");
    }
    Type plain = types.skipVariables(site.type);
    return overloads.members(plain, tree.name);
  }

  private boolean isExact(Tree.Reference tree, Scope scope) {
    Site site = site(tree, scope);
    if (tree.arrayConstructor || (types.isRaw(site.type) && site.isType)) {
      return false;
    }
    List<MethodSymbol> candidates = candidates(tree, site);
    return candidates.size() == 1
        && !candidates.get(0).isVarargs()
        && (candidates.get(0).typeParameters().isEmpty() || !tree.typeArguments.isEmpty());
  }

  private void reference(Tree.Reference tree, Type target, Scope scope, Inference session) {
    Site site = site(tree, scope);
    Types.Function function = types.function(Inference.zonk(target));
    if (function == null) {
      function = types.function(session.solved(target));
    }
    if (function == null || site.type.isUnknown()) {
      return;
    }
    if (tree.arrayConstructor) {
      noteResult(site.type, function.returns());
      return;
    }
    List<MethodSymbol> candidates = candidates(tree, site);
    if (isExact(tree, scope)) {
      exact(tree, site, candidates.get(0), function, session);
      return;
    }
    List<Argument> arguments = new ArrayList<>();
    for (Type parameter : function.parameters()) {
      arguments.add(new Argument(null, session.solved(parameter)));
    }
    choose(tree, site, candidates, arguments, function, scope, session);
  }

  private void exact(
      Tree.Reference tree,
      Site site,
      MethodSymbol method,
      Types.Function function,
      Inference session) {
    int count = function.parameters().size();
    int declared = method.parameters().size();
    boolean unbound = site.isType && !method.isStatic() && !method.isConstructor();
    if (count != declared + (unbound ? 1 : 0)) {
      return;
    }
    Type of = site.type;
    if (unbound) {
      types.isSubtype(function.parameters().get(0), of);
    }
    List<Type> explicit = explicit(tree);
    View view = overloads.view(method, of, explicit, false, session);
    for (int i = 0; i < declared; i++) {
      types.isConvertible(
          function.parameters().get(i + count - declared), view.parameters().get(i));
    }
    tree.symbol = method;
    noteResult(types.capture(view.returns()), function.returns());
  }

  private List<Type> explicit(Tree.Reference tree) {
    List<Type> explicit = new ArrayList<>();
    tree.typeArguments.forEach(a -> explicit.add(a.type == null ? Type.UNKNOWN : a.type));
    return explicit;
  }

  private void choose(
      Tree.Reference tree,
      Site site,
      List<MethodSymbol> candidates,
      List<Argument> arguments,
      Types.Function function,
      Scope scope,
      Inference session) {
    boolean constructor = tree.name.equals("<init>");
    boolean diamond = constructor && types.isRaw(site.type);
    Type of = types.skipVariables(site.type);
    List<Type> explicit = attribution.names.types(tree.typeArguments, scope);
    Choice choice = overloads.choose(candidates, of, arguments, explicit, diamond, scope);
    List<Argument> used = arguments;
    boolean first = choice != null && (!site.isType || constructor || choice.method().isStatic());
    if (!first && site.isType && !constructor && !arguments.isEmpty()) {
      Type receiver = receiver(arguments.get(0).type(), of);
      List<Argument> rest = arguments.subList(1, arguments.size());
      List<MethodSymbol> instance = candidates.stream().filter(m -> !m.isStatic()).toList();
      Choice other = overloads.choose(instance, receiver, rest, explicit, false, scope);
      if (other != null) {
        choice = other;
        of = receiver;
        used = rest;
      }
    }
    if (choice == null) {
      return;
    }
    tree.symbol = choice.method();
    View view = overloads.view(choice.method(), types.capture(of), explicit, diamond, session);
    for (int i = 0; i < used.size(); i++) {
      types.isConvertible(used.get(i).type(), view.parameter(i, choice.varargs()));
    }
    if (choice.varargs()) {
      Type last = view.parameter(view.parameters().size(), true);
      session.atEnd(() -> tree.varargs = Inference.zonk(last));
    }
    Type result = view.returns();
    noteResult(
        choice.method().name().equals("getClass") ? types.erasure(result) : types.capture(result),
        function.returns());
  }

  /** A raw type before the colons has the type arguments of the value that it is called on. */
  private Type receiver(Type value, Type written) {
    ClassSymbol symbol = written.symbol();
    if (symbol == null || !types.isRaw(written)) {
      return written;
    }
    Type.ClassType found = types.asSuper(types.capture(value), symbol);
    return found == null ? written : found;
  }

  private void noteResult(Type result, Type wanted) {
    if (!wanted.isVoid() && !result.isVoid()) {
      types.keepIf(() -> types.isConvertible(result, wanted));
    }
  }
}
