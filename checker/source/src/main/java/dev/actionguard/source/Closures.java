package dev.actionguard.source;

import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Statement.CallKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes lambdas and method references, and the bodies of both. */
final class Closures {
  private final BodyLowering lowering;
  private final Symbols symbols;
  private final Emission emission;

  Closures(BodyLowering lowering) {
    this.lowering = lowering;
    this.symbols = lowering.symbols;
    this.emission = lowering.emission;
  }

  /** Returns the method of a lambda's body. */
  static MethodRef method(Symbols symbols, LambdaScope scope) {
    List<String> parameters = new ArrayList<>();
    if (scope.tree() instanceof Tree.Reference bound && References.hasBoundReceiver(bound)) {
      parameters.add(symbols.name(bound.expr.type));
    }
    scope.captured().forEach(v -> parameters.add(symbols.name(v.type())));
    Types.Function descriptor = descriptor(symbols, scope.tree());
    if (scope.tree() instanceof Tree.Lambda lambda) {
      for (Tree.VarDecl parameter : lambda.params) {
        parameters.add(parameter.symbol == null ? "?" : symbols.name(parameter.symbol.type()));
      }
    } else if (descriptor != null) {
      parameters.addAll(symbols.names(descriptor.parameters()));
    }
    String returns = descriptor == null ? "?" : symbols.name(descriptor.returns());
    return new MethodRef(
        symbols.name(scope.classScope().symbol()), scope.name(), parameters, returns);
  }

  /** Returns the type of the functional method, with type arguments, or null if unresolved. */
  static Types.@Nullable Function descriptor(Symbols symbols, Tree.Functional tree) {
    return tree.target == null || tree.target.isUnknown()
        ? null
        : symbols.types.function(tree.target);
  }

  private Operand closure(
      Tree.Functional tree, MethodRef implementation, CallKind kind, List<Operand> captured) {
    Types.Function descriptor = descriptor(symbols, tree);
    Local target = emission.temporary(symbols.erasure(tree.type));
    if (descriptor == null) {
      emission.add(
          new Statement.Unknown(
              target, "function that cannot be resolved", captured, emission.range(tree)));
      return target;
    }
    MethodRef functional =
        symbols.method(symbols.name(descriptor.of().symbol()), descriptor.method());
    List<dev.actionguard.ir.Type> parameters = new ArrayList<>();
    for (Type parameter : descriptor.parameters()) {
      parameters.add(symbols.erased(parameter));
    }
    emission.add(
        new Statement.Closure(
            target, functional, implementation, kind, captured, parameters, emission.range(tree)));
    return target;
  }

  /** Writes a lambda. */
  Operand lambda(Tree.Lambda tree) {
    LambdaScope scope = lowering.scopes.of(tree);
    if (scope == null) {
      Local target = emission.temporary(symbols.erasure(tree.type));
      emission.add(
          new Statement.Unknown(
              target, "lambda that was not found", List.of(), emission.range(tree)));
      return target;
    }
    return withBody(scope, List.of());
  }

  private Operand withBody(LambdaScope scope, List<Operand> bound) {
    List<Operand> captured = new ArrayList<>();
    if (scope.usesThis()) {
      captured.add(lowering.access.self());
    }
    captured.addAll(bound);
    for (VarSymbol variable : scope.captured()) {
      captured.add(lowering.access.variable(variable));
    }
    return closure(
        scope.tree(),
        method(symbols, scope),
        scope.usesThis() ? CallKind.SPECIAL : CallKind.STATIC,
        captured);
  }

  /** Writes a method reference. */
  Operand reference(Tree.Reference tree) {
    List<Operand> bound = new ArrayList<>();
    if (References.hasBoundReceiver(tree)) {
      Operand receiver = lowering.expressions.operand(tree.expr, tree.expr.type);
      lowering.calls.nullCheck(tree.expr, receiver);
      bound.add(receiver);
    }
    LambdaScope scope = lowering.scopes.of(tree);
    if (scope != null) {
      return withBody(scope, bound);
    }
    MethodSymbol method = tree.symbol;
    if (method == null) {
      Local target = emission.temporary(symbols.erasure(tree.type));
      emission.add(
          new Statement.Unknown(
              target, "method that cannot be resolved: " + tree.name, bound, emission.range(tree)));
      return target;
    }
    MethodRef implementation = implementation(symbols, lowering.scopes, method);
    CallKind kind = Calls.kind(method);
    if (kind == CallKind.VIRTUAL && method.owner().isInterface()) {
      kind = CallKind.INTERFACE;
    }
    return closure(tree, implementation, kind, bound);
  }

  static MethodRef implementation(Symbols symbols, Scopes scopes, MethodSymbol method) {
    return method.isConstructor()
        ? scopes.constructor(method)
        : symbols.method(symbols.name(method.owner()), method);
  }

  /** Writes the body of a lambda, or of a method reference that needs one. */
  void body(LambdaScope scope) {
    if (scope.usesThis()) {
      lowering.access.declareThis();
    }
    Types.Function descriptor = descriptor(symbols, scope.tree());
    Type returns = descriptor == null ? Type.UNKNOWN : descriptor.returns();
    lowering.exits.returning(symbols.erasure(returns));
    if (scope.tree() instanceof Tree.Lambda lambda) {
      for (VarSymbol variable : scope.captured()) {
        parameter(variable);
      }
      for (Tree.VarDecl parameter : lambda.params) {
        if (parameter.symbol != null) {
          parameter(parameter.symbol);
        }
      }
      lowering.prepare(lambda.body);
      lambdaBody(lambda, returns);
    } else {
      referenceBody(scope, (Tree.Reference) scope.tree(), descriptor);
    }
  }

  private void parameter(VarSymbol variable) {
    Local local =
        emission
            .blocks()
            .local(variable.name(), symbols.erased(variable.type()), Local.Kind.PARAMETER);
    lowering.access.bind(variable, local);
  }

  private void lambdaBody(Tree.Lambda lambda, Type returns) {
    if (lambda.body instanceof Tree.Expr expression) {
      emission.at(expression.start);
      if (returns.isVoid()) {
        lowering.expressions.effect(expression);
        emission.returns(null);
      } else {
        Operand value = lowering.expressions.operand(expression, returns);
        emission.returns(value);
      }
    } else {
      emission.at(lambda.body.pos);
      lowering.statements.body((Tree.Block) lambda.body);
    }
  }

  private void referenceBody(
      LambdaScope scope, Tree.Reference tree, Types.@Nullable Function descriptor) {
    emission.at(tree.start);
    List<Value> values = new ArrayList<>();
    List<Type> sources = new ArrayList<>();
    Operand receiver = null;
    if (References.hasBoundReceiver(tree)) {
      receiver = plain("rec$", symbols.erasure(tree.expr.type));
    }
    // Captured by the class that the reference makes, if any.
    List<VarSymbol> captured = List.copyOf(scope.captured());
    captured.forEach(this::parameter);
    MethodSymbol method = tree.symbol;
    if (descriptor == null || (method == null && !tree.arrayConstructor)) {
      emission.returns(null);
      return;
    }
    int index = 0;
    for (Type parameter : descriptor.parameters()) {
      Type erased = symbols.erasure(parameter);
      values.add(new Value(plain("x$" + index++, erased), erased));
      sources.add(parameter);
    }
    Value result = apply(tree, method, receiver, values, sources);
    Type returns = descriptor.returns();
    boolean isVoid = returns.isVoid();
    emission.returns(isVoid ? null : lowering.conversions.convert(result, result.type(), returns));
  }

  private Local plain(String name, Type erased) {
    return emission.blocks().local(name, symbols.erased(erased), Local.Kind.PARAMETER);
  }

  private Value apply(
      Tree.Reference tree,
      @Nullable MethodSymbol method,
      @Nullable Operand bound,
      List<Value> values,
      List<Type> sources) {
    if (method == null) {
      Type type = symbols.erasure(tree.expr.type);
      Operand length = lowering.conversions.convert(values.get(0), sources.get(0), Type.INT);
      Local target = emission.temporary(type);
      emission.add(
          new Statement.NewArray(
              target, symbols.erased(type), List.of(length), emission.range(tree)));
      return new Value(target, type);
    }
    int next = 0;
    Operand receiver = bound;
    Type site = symbols.erasure(tree.expr.type);
    if (References.isSuper(tree)) {
      receiver = lowering.access.self();
    } else if (bound == null && !method.isConstructor() && !method.isStatic()) {
      receiver = lowering.conversions.cast(values.get(0), site);
      next = 1;
    }
    List<Operand> arguments =
        arguments(
            tree,
            method,
            values.subList(next, values.size()),
            sources.subList(next, sources.size()));
    if (method.isConstructor()) {
      return construct(tree, method, arguments);
    }
    if (References.isSuper(tree)) {
      return superCall(tree, method, arguments);
    }
    return lowering.calls.direct(method, receiver, site, arguments);
  }

  private Value superCall(Tree.Reference tree, MethodSymbol method, List<Operand> arguments) {
    Type returns = symbols.returns(method);
    Local target = returns.isVoid() ? null : emission.temporary(returns);
    String owner = symbols.owner(method, symbols.erasure(tree.expr.type));
    emission.add(
        new Statement.Call(
            target,
            CallKind.SPECIAL,
            symbols.method(owner, method),
            lowering.access.self(),
            arguments,
            emission.range(tree)));
    return new Value(target == null ? dev.actionguard.ir.Constant.NULL : target, returns);
  }

  private Value construct(Tree.Reference tree, MethodSymbol method, List<Operand> arguments) {
    ClassSymbol made = method.owner();
    Local target = emission.temporary(symbols.erasure(made.type()));
    emission.add(new Statement.New(target, symbols.erased(made.type()), emission.range(tree)));
    List<Operand> all = new ArrayList<>();
    if (made.hasOuterInstance()) {
      all.add(lowering.access.outerFor(made));
    }
    all.addAll(arguments);
    for (VarSymbol variable : lowering.scopes.captured(made)) {
      all.add(lowering.access.variable(variable));
    }
    emission.add(
        new Statement.Call(
            null,
            CallKind.SPECIAL,
            lowering.scopes.constructor(method),
            target,
            all,
            emission.range(tree)));
    return new Value(target, symbols.erasure(made.type()));
  }

  private List<Operand> arguments(
      Tree.Reference tree, MethodSymbol method, List<Value> values, List<Type> sources) {
    List<Type> parameters = symbols.parameters(method);
    List<Operand> arguments = new ArrayList<>();
    Type element = tree.varargs;
    boolean variable = element != null;
    int fixed = variable ? parameters.size() - 1 : Math.min(values.size(), parameters.size());
    for (int i = 0; i < fixed; i++) {
      arguments.add(lowering.conversions.convert(values.get(i), sources.get(i), parameters.get(i)));
    }
    if (element != null) {
      Type array = symbols.arrayOf(element);
      Type component = symbols.component(array);
      Local target = emission.temporary(array);
      int length = values.size() - fixed;
      emission.add(
          new Statement.NewArray(
              target,
              symbols.erased(array),
              List.of(dev.actionguard.ir.Constant.of(length)),
              emission.range(tree)));
      for (int i = 0; i < length; i++) {
        Operand value =
            lowering.conversions.convert(values.get(fixed + i), sources.get(fixed + i), component);
        emission.add(
            new Statement.ArrayStore(
                target, dev.actionguard.ir.Constant.of(i), value, emission.range(tree)));
      }
      arguments.add(target);
    }
    return arguments;
  }
}
