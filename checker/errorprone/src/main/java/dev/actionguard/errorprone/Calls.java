package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.Name;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Statement.CallKind;
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
    if (Symbols.isStatic(method)) {
      return CallKind.STATIC;
    }
    if ((method.flags() & Flags.PRIVATE) != 0 || method.isConstructor()) {
      return CallKind.SPECIAL;
    }
    return CallKind.VIRTUAL;
  }

  private CallKind kind(MethodSymbol method, Type site) {
    CallKind kind = kind(method);
    boolean ofObject = method.owner == symbols.table.objectType.tsym;
    return kind == CallKind.VIRTUAL && site.isInterface() && !ofObject ? CallKind.INTERFACE : kind;
  }

  /** Writes a call; the result is of no use unless it says so. */
  Value call(JCMethodInvocation tree, boolean used) {
    Name name = TreeInfo.name(tree.meth);
    if (!(TreeInfo.symbol(tree.meth) instanceof MethodSymbol method)
        || method.type == null
        || method.type.isErroneous()) {
      return unresolved(tree);
    }
    if (name == symbols.names._this || name == symbols.names._super) {
      constructorCall(tree, method, name == symbols.names._super);
      return new Value(Constant.NULL, symbols.table.voidType);
    }
    Operand receiver = null;
    Type site;
    CallKind kind;
    if (tree.meth instanceof JCFieldAccess select) {
      if (TreeInfo.name(select.selected) == symbols.names._super) {
        site = symbols.erasure(superSite(select));
        kind = Symbols.isStatic(method) ? CallKind.STATIC : CallKind.SPECIAL;
        receiver = Symbols.isStatic(method) ? null : superReceiver(select);
      } else if (Symbols.isStatic(method)) {
        if (!Expressions.isTypeName(select.selected)) {
          lowering.expressions.effect(select.selected);
        }
        site = symbols.erasure(select.selected.type);
        kind = CallKind.STATIC;
      } else {
        Value value = lowering.expressions.receiver(select, tree.args);
        receiver = value.operand();
        site = value.type();
        kind = kind(method, site);
      }
    } else if (Symbols.isStatic(method)) {
      boolean own = method.isMemberOf(lowering.owner().symbol(), symbols.types);
      site = own ? lowering.owner().symbol().type : method.owner.type;
      kind = CallKind.STATIC;
    } else {
      Value value = lowering.access.having(method);
      receiver = value.operand();
      site = value.type();
      kind = kind(method, site);
    }
    List<Operand> arguments = arguments(tree, method, tree.args, tree.varargsElement);
    emission.at(tree.pos);
    Type returns = symbols.erasure(method.erasure(symbols.types).getReturnType());
    boolean result = used && !returns.hasTag(TypeTag.VOID);
    Local target = result ? emission.temporary(returns) : null;
    MethodRef reference = symbols.method(symbols.owner(method, symbols.erasure(site)), method);
    emission.add(new Statement.Call(target, kind, reference, receiver, arguments, callRange(tree)));
    return new Value(target == null ? Constant.NULL : target, returns);
  }

  private dev.actionguard.ir.SourceRange callRange(JCMethodInvocation tree) {
    // A chain of calls starts lines above: the place is the name of the method.
    int name = tree.meth instanceof JCFieldAccess ? TreeInfo.endPos(tree.meth) : -1;
    int mark = tree.meth.pos;
    if (tree.meth instanceof JCFieldAccess && name >= 0 && mark >= 0) {
      mark = emission.unit().line(mark) == emission.unit().line(tree.pos) ? mark : tree.pos;
      int start = TreeInfo.getStartPos(tree);
      if (emission.unit().line(start) == emission.unit().line(tree.pos)) {
        mark = start;
      }
      return emission.unit().range(mark, emission.unit().end(tree));
    }
    return emission.range(tree);
  }

  private Type superSite(JCFieldAccess select) {
    if (select.selected instanceof JCFieldAccess qualified
        && !qualified.selected.type.isInterface()) {
      return symbols.types.supertype(qualified.selected.type);
    }
    return select.selected.type;
  }

  private Operand superReceiver(JCFieldAccess select) {
    if (select.selected instanceof JCFieldAccess qualified
        && !qualified.selected.type.isInterface()) {
      return lowering.access.exactly((ClassSymbol) qualified.selected.type.tsym).operand();
    }
    return lowering.access.self();
  }

  private Value unresolved(JCMethodInvocation tree) {
    List<Operand> operands = new ArrayList<>();
    if (tree.meth instanceof JCFieldAccess select && !Expressions.isTypeName(select.selected)) {
      operands.add(
          lowering.expressions.keep(
              lowering.expressions.value(select.selected).operand(), tree.args));
    }
    for (JCExpression argument : tree.args) {
      operands.add(
          lowering.expressions.keep(lowering.expressions.value(argument).operand(), tree.args));
    }
    emission.at(tree.pos);
    Local target = emission.temporary(symbols.erasure(tree.type));
    emission.add(
        new Statement.Unknown(
            target,
            "call of a method that cannot be resolved: " + TreeInfo.name(tree.meth),
            operands,
            emission.range(tree)));
    return new Value(target, symbols.erasure(tree.type));
  }

  /** Writes the arguments; variable ones become an array. */
  private List<Operand> arguments(
      JCTree call,
      MethodSymbol method,
      List<? extends JCExpression> trees,
      @Nullable Type varargsElement) {
    List<Type> parameters = new ArrayList<>(method.erasure(symbols.types).getParameterTypes());
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
  Value create(JCNewClass tree) {
    return create(tree, List.of());
  }

  /**
   * Writes the creation of an object.
   *
   * @param first arguments that come before all others
   */
  Value create(JCNewClass tree, List<Operand> first) {
    Type type = symbols.erasure(tree.type);
    if (!(tree.constructor instanceof MethodSymbol method)
        || method.type == null
        || method.type.isErroneous()
        || !(method.owner instanceof ClassSymbol made)) {
      return unresolved(tree, type);
    }
    Local target = emission.temporary(symbols.erasure(made.type));
    emission.add(new Statement.New(target, symbols.erased(made.type), emission.range(tree)));
    List<Operand> arguments = new ArrayList<>(first);
    if (tree.encl != null) {
      Operand outer = lowering.expressions.kept(tree.encl, tree.encl.type, tree.args);
      nullCheck(tree.encl, outer);
      if (made.hasOuterInstance()) {
        arguments.add(outer);
      }
    } else if (made.hasOuterInstance()) {
      arguments.add(lowering.access.outerFor(made));
    }
    arguments.addAll(arguments(tree, method, tree.args, tree.varargsElement));
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
    return new Value(target, symbols.erasure(made.type));
  }

  private Value unresolved(JCNewClass tree, Type type) {
    List<Operand> operands = new ArrayList<>();
    for (JCExpression argument : tree.args) {
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

  private void constructorCall(JCMethodInvocation tree, MethodSymbol method, boolean ofSuper) {
    ClassSymbol made = (ClassSymbol) method.owner;
    ConstructorParts parts = constructor;
    List<Operand> arguments = new ArrayList<>();
    if (parts != null && Symbols.isEnum(made)) {
      arguments.addAll(parts.names());
    }
    if (made.hasOuterInstance()) {
      if (tree.meth instanceof JCFieldAccess select) {
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
      arguments.addAll(arguments(tree, method, tree.args, tree.varargsElement));
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

  private boolean isJavaLangEnum(Symbol symbol) {
    return symbol == symbols.table.enumSym;
  }

  /** Writes the null check that the language makes, where the expression could be null. */
  void nullCheck(JCTree tree, Operand operand) {
    Name name = TreeInfo.name(tree);
    if (!(tree instanceof JCNewClass)
        && name != symbols.names._this
        && name != symbols.names._super) {
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
    Type returns = symbols.erasure(method.erasure(symbols.types).getReturnType());
    Local target = returns.hasTag(TypeTag.VOID) ? null : emission.temporary(returns);
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
    Type returns = symbols.erasure(method.erasure(symbols.types).getReturnType());
    Local target = returns.hasTag(TypeTag.VOID) ? null : emission.temporary(returns);
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
