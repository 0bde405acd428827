package dev.actionguard.source;

import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Statement.CallKind;
import dev.actionguard.source.Tree.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes calls of methods and constructors. */
final class Calls {
  private static final MethodRef REQUIRE_NON_NULL =
      new MethodRef(
          "java.util.Objects", "requireNonNull", List.of("java.lang.Object"), "java.lang.Object");

  private final BodyLowering lowering;
  private final Symbols symbols;
  private final Emission emission;
  private @Nullable ConstructorParts constructor;

  Calls(BodyLowering lowering) {
    this.lowering = lowering;
    this.symbols = lowering.symbols;
    this.emission = lowering.emission;
  }

  /** Says that the body is that of a constructor. */
  void in(ConstructorParts parts) {
    constructor = parts;
  }

  /** How a method is called that is not called on {@code super}. */
  static CallKind kind(MethodSymbol method) {
    if (method.isStatic()) {
      return CallKind.STATIC;
    }
    if (method.isPrivate() || method.isConstructor()) {
      return CallKind.SPECIAL;
    }
    return CallKind.VIRTUAL;
  }

  private CallKind kind(MethodSymbol method, Type site) {
    CallKind kind = kind(method);
    boolean ofObject = method.owner() == symbols.types.classes.objectSymbol();
    return kind == CallKind.VIRTUAL && site.isInterface() && !ofObject ? CallKind.INTERFACE : kind;
  }

  /** Writes a call; the result is of no use unless it says so. */
  Value call(Tree.Apply tree, boolean used) {
    MethodSymbol method = tree.symbol;
    String constructorCall = CallChecker.constructorCall(tree);
    if (constructorCall != null) {
      constructorCall(tree, method, constructorCall.equals("super"));
      return new Value(Constant.NULL, Type.VOID);
    }
    if (method == null) {
      return unresolved(tree);
    }
    Operand receiver = null;
    Type site;
    CallKind kind;
    if (tree.method instanceof Tree.Select select) {
      if (TreeInfo.name(select.selected).equals("super")) {
        site = symbols.erasure(superSite(select));
        kind = method.isStatic() ? CallKind.STATIC : CallKind.SPECIAL;
        receiver = method.isStatic() ? null : superReceiver(select.selected);
      } else if (method.isStatic()) {
        if (!Expressions.isTypeName(select.selected)) {
          lowering.expressions.effect(select.selected);
        }
        site = symbols.erasure(select.selected.type);
        kind = CallKind.STATIC;
      } else {
        Value value = lowering.expressions.receiver(select, method.owner(), tree.args);
        receiver = value.operand();
        site = value.type();
        kind = kind(method, site);
      }
    } else if (method.isStatic()) {
      site =
          method.owner().isInterface()
              ? method.owner().type()
              : lowering.staticSite(method.owner());
      kind = CallKind.STATIC;
    } else {
      Value value = lowering.access.having(method.owner());
      receiver = value.operand();
      site = value.type();
      kind = kind(method, site);
    }
    List<Operand> arguments = arguments(tree, method, tree.args, tree.varargs);
    emission.at(tree.pos);
    Type returns = symbols.returns(method);
    boolean result = used && !returns.isVoid();
    Local target = result ? emission.temporary(returns) : null;
    MethodRef reference = symbols.method(symbols.owner(method, symbols.erasure(site)), method);
    emission.add(new Statement.Call(target, kind, reference, receiver, arguments, callRange(tree)));
    return new Value(target == null ? Constant.NULL : target, returns);
  }

  private dev.actionguard.ir.SourceRange callRange(Tree.Apply tree) {
    // A chain of calls starts lines above: the place is the name of the method.
    int mark = tree.method.pos;
    if (tree.method instanceof Tree.Select && mark >= 0) {
      mark = emission.unit().line(mark) == emission.unit().line(tree.pos) ? mark : tree.pos;
      int start = tree.start;
      if (emission.unit().line(start) == emission.unit().line(tree.pos)) {
        mark = start;
      }
      return emission.unit().range(mark, tree.end);
    }
    return emission.range(tree);
  }

  private Type superSite(Tree.Select select) {
    if (select.selected instanceof Tree.Select qualified && qualified.selected.type != null) {
      return qualified.selected.type.isInterface()
          ? qualified.selected.type
          : symbols.types.superclass(qualified.selected.type);
    }
    return select.selected.type == null ? Type.UNKNOWN : select.selected.type;
  }

  /** Returns the object that {@code super} or a qualified {@code super} stands for. */
  Operand superReceiver(Expr selected) {
    if (selected instanceof Tree.Select qualified && qualified.selected.type != null) {
      ClassSymbol symbol = qualified.selected.type.symbol();
      if (symbol != null && !symbol.isInterface()) {
        return lowering.access.exactly(symbol).operand();
      }
    }
    return lowering.access.self();
  }

  private Value unresolved(Tree.Apply tree) {
    List<Operand> operands = new ArrayList<>();
    if (tree.method instanceof Tree.Select select && !Expressions.isTypeName(select.selected)) {
      operands.add(
          lowering.expressions.keep(
              lowering.expressions.value(select.selected).operand(), tree.args));
    }
    for (Expr argument : tree.args) {
      operands.add(
          lowering.expressions.keep(lowering.expressions.value(argument).operand(), tree.args));
    }
    emission.at(tree.pos);
    Local target = emission.temporary(symbols.erasure(tree.type));
    emission.add(
        new Statement.Unknown(
            target,
            "call of a method that cannot be resolved: " + TreeInfo.name(tree.method),
            operands,
            emission.range(tree)));
    return new Value(target, symbols.erasure(tree.type));
  }

  /** Writes the arguments; variable ones become an array. */
  private List<Operand> arguments(
      Tree call, MethodSymbol method, List<Expr> trees, @Nullable Type varargsElement) {
    List<Type> parameters = symbols.parameters(method);
    List<Operand> arguments = new ArrayList<>();
    int fixed = varargsElement == null ? trees.size() : parameters.size() - 1;
    for (int i = 0; i < fixed; i++) {
      Type wanted = i < parameters.size() ? parameters.get(i) : symbols.erasure(trees.get(i).type);
      arguments.add(
          lowering.expressions.kept(trees.get(i), wanted, trees.subList(i + 1, trees.size())));
    }
    if (varargsElement != null) {
      Type array = symbols.arrayOf(varargsElement);
      arguments.add(
          lowering.expressions.array(call, array, List.copyOf(trees.subList(fixed, trees.size()))));
    }
    return arguments;
  }

  /** Writes the creation of an object. */
  Value create(Tree.NewClass tree) {
    return create(tree, List.of());
  }

  /**
   * Writes the creation of an object.
   *
   * @param first arguments that come before all others
   */
  Value create(Tree.NewClass tree, List<Operand> first) {
    Type type = symbols.erasure(tree.type);
    MethodSymbol method = tree.constructor;
    if (method == null) {
      return unresolved(tree, type);
    }
    ClassSymbol made = method.owner();
    Local target = emission.temporary(symbols.erasure(made.type()));
    emission.add(new Statement.New(target, symbols.erased(made.type()), emission.range(tree)));
    List<Operand> arguments = new ArrayList<>(first);
    if (tree.outer != null) {
      Operand outer = lowering.expressions.kept(tree.outer, tree.outer.type, tree.args);
      nullCheck(tree.outer, outer);
      if (made.hasOuterInstance()) {
        arguments.add(outer);
      }
    } else if (made.hasOuterInstance()) {
      arguments.add(lowering.access.outerFor(made));
    }
    arguments.addAll(arguments(tree, method, tree.args, tree.varargs));
    for (VarSymbol variable : lowering.scopes.captured(made)) {
      arguments.add(lowering.access.variable(variable));
    }
    emission.add(
        new Statement.Call(
            null,
            CallKind.SPECIAL,
            lowering.scopes.constructor(method),
            target,
            arguments,
            emission.range(tree)));
    return new Value(target, symbols.erasure(made.type()));
  }

  private Value unresolved(Tree.NewClass tree, Type type) {
    List<Operand> operands = new ArrayList<>();
    for (Expr argument : tree.args) {
      operands.add(
          lowering.expressions.keep(lowering.expressions.value(argument).operand(), tree.args));
    }
    emission.at(tree.pos);
    Local target = emission.temporary(type);
    emission.add(
        new Statement.Unknown(
            target, "constructor that cannot be resolved", operands, emission.range(tree)));
    return new Value(target, type);
  }

  private void constructorCall(Tree.Apply tree, @Nullable MethodSymbol method, boolean ofSuper) {
    if (method == null) {
      unresolved(tree);
      if (ofSuper && constructor != null) {
        constructor.initialisers().run();
      }
      return;
    }
    ClassSymbol made = method.owner();
    ConstructorParts parts = constructor;
    List<Operand> arguments = new ArrayList<>();
    if (parts != null && made.isEnum()) {
      arguments.addAll(parts.names());
    }
    if (made.hasOuterInstance()) {
      if (tree.method instanceof Tree.Select select) {
        Operand outer = lowering.expressions.kept(select.selected, select.selected.type, tree.args);
        nullCheck(select.selected, outer);
        arguments.add(outer);
      } else if (!ofSuper && parts != null && parts.outer() != null) {
        arguments.add(parts.outer());
      } else {
        arguments.add(lowering.access.outerForSuper(made));
      }
    }
    if (parts != null && isJavaLangEnum(made)) {
      arguments.addAll(parts.names());
    } else {
      arguments.addAll(arguments(tree, method, tree.args, tree.varargs));
    }
    for (VarSymbol variable : lowering.scopes.captured(made)) {
      arguments.add(lowering.access.variable(variable));
    }
    emission.at(tree.pos);
    emission.add(
        new Statement.Call(
            null,
            CallKind.SPECIAL,
            lowering.scopes.constructor(method),
            lowering.access.self(),
            arguments,
            emission.range(tree)));
    if (ofSuper && parts != null) {
      parts.initialisers().run();
    }
  }

  private static boolean isJavaLangEnum(ClassSymbol symbol) {
    return symbol.flatName().equals("java.lang.Enum");
  }

  /** Writes the null check that the language makes, where the expression could be null. */
  void nullCheck(Expr tree, Operand operand) {
    String name = TreeInfo.name(tree);
    if (!(tree instanceof Tree.NewClass) && !name.equals("this") && !name.equals("super")) {
      requireNonNull(operand);
    }
  }

  void requireNonNull(Operand operand) {
    emission.add(
        new Statement.Call(
            null, CallKind.STATIC, REQUIRE_NON_NULL, null, List.of(operand), emission.range()));
  }

  /** Writes a call without arguments of a method that the language itself calls. */
  Value implicit(MethodSymbol method, Operand receiver, Type site) {
    Type returns = symbols.returns(method);
    Local target = returns.isVoid() ? null : emission.temporary(returns);
    emission.add(
        new Statement.Call(
            target,
            kind(method, site),
            symbols.method(symbols.owner(method, site), method),
            receiver,
            List.of(),
            emission.range()));
    return new Value(target == null ? Constant.NULL : target, returns);
  }

  /** Writes a call of a method on values that are converted already. */
  Value direct(MethodSymbol method, @Nullable Operand receiver, Type site, List<Operand> values) {
    Type returns = symbols.returns(method);
    Local target = returns.isVoid() ? null : emission.temporary(returns);
    emission.add(
        new Statement.Call(
            target,
            kind(method, site),
            symbols.method(symbols.owner(method, site), method),
            receiver,
            values,
            emission.range()));
    return new Value(target == null ? Constant.NULL : target, returns);
  }
}
