package dev.actionguard.errorprone;

import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssert;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCBreak;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCContinue;
import com.sun.tools.javac.tree.JCTree.JCDoWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCEnhancedForLoop;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCForLoop;
import com.sun.tools.javac.tree.JCTree.JCIf;
import com.sun.tools.javac.tree.JCTree.JCLabeledStatement;
import com.sun.tools.javac.tree.JCTree.JCReturn;
import com.sun.tools.javac.tree.JCTree.JCSkip;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCSwitch;
import com.sun.tools.javac.tree.JCTree.JCSynchronized;
import com.sun.tools.javac.tree.JCTree.JCThrow;
import com.sun.tools.javac.tree.JCTree.JCTry;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.JCWhileLoop;
import com.sun.tools.javac.tree.JCTree.JCYield;
import com.sun.tools.javac.tree.TreeInfo;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.FieldRef;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Statement.BinaryOperator;
import dev.actionguard.ir.Statement.CallKind;
import dev.actionguard.ir.Terminator.Comparison;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes statements. */
final class Statements extends JCTree.Visitor {
  static final String ASSERTIONS_DISABLED = "$assertionsDisabled";

  private final BodyLowering lowering;
  private final Symbols symbols;
  private final Emission emission;

  Statements(BodyLowering lowering) {
    this.lowering = lowering;
    this.symbols = lowering.symbols;
    this.emission = lowering.emission;
  }

  /** Writes the block of a method or lambda, and its return at the end. */
  void body(JCBlock block) {
    block(block);
    end(block);
  }

  /** Writes the return that the source leaves out. */
  void end(JCBlock block) {
    if (emission.isLive()) {
      emission.at(TreeInfo.endPos(block));
      // Only damaged code ends here without the value that it has to return.
      Type returns = lowering.exits.returning();
      emission.returns(returns.hasTag(TypeTag.VOID) ? null : Constant.NULL);
    }
  }

  void block(JCBlock block) {
    for (JCStatement statement : block.stats) {
      statement(statement);
    }
  }

  /** Writes a statement, unless nothing leads to it. */
  void statement(JCTree tree) {
    if (emission.isLive()) {
      emission.at(tree.pos);
      tree.accept(this);
    }
  }

  @Override
  public void visitTree(JCTree tree) {
    emission.add(
        new Statement.Unknown(
            null, "syntax that is not known: " + tree.getKind(), List.of(), emission.range(tree)));
  }

  @Override
  public void visitBlock(JCBlock tree) {
    block(tree);
  }

  @Override
  public void visitClassDef(JCClassDecl tree) {
    // A class of its own.
  }

  @Override
  public void visitSkip(JCSkip tree) {
    // Does nothing.
  }

  @Override
  public void visitVarDef(JCVariableDecl tree) {
    if (tree.sym == null) {
      visitTree(tree);
      return;
    }
    if (tree.init == null) {
      lowering.access.declare(tree.sym);
      return;
    }
    if (tree.name == null || tree.name.isEmpty()) {
      lowering.expressions.effect(tree.init);
      return;
    }
    Operand value = lowering.expressions.operand(tree.init, tree.sym.type);
    if (tree.sym.getConstValue() == null) {
      Local local = lowering.access.declare(tree.sym);
      emission.assignLast(local, value, emission.range(tree));
    }
  }

  @Override
  public void visitExec(JCExpressionStatement tree) {
    lowering.expressions.effect(tree.expr);
  }

  @Override
  public void visitIf(JCIf tree) {
    int yes = emission.newBlock();
    int no = emission.newBlock();
    int end = emission.newBlock();
    lowering.conditions.branch(tree.cond, yes, no);
    emission.enter(yes);
    statement(tree.thenpart);
    emission.jump(end);
    emission.enter(no);
    if (tree.elsepart != null) {
      statement(tree.elsepart);
    }
    emission.jump(end);
    emission.enter(end);
  }

  @Override
  public void visitLabelled(JCLabeledStatement tree) {
    int end = emission.newBlock();
    lowering.exits.enter(tree, end, -1);
    statement(tree.body);
    lowering.exits.leave();
    emission.jump(end);
    emission.enter(end);
  }

  private void loop(
      JCTree tree,
      @Nullable JCExpression condition,
      boolean testFirst,
      JCStatement body,
      Runnable update) {
    int start = emission.newBlock();
    int test = emission.newBlock();
    int next = emission.newBlock();
    int end = emission.newBlock();
    emission.jump(testFirst ? test : start);
    if (testFirst) {
      test(condition, test, start, end);
    }
    emission.enter(start);
    lowering.exits.enter(tree, end, next);
    statement(body);
    lowering.exits.leave();
    emission.jump(next);
    emission.enter(next);
    update.run();
    emission.jump(test);
    if (!testFirst) {
      test(condition, test, start, end);
    }
    emission.enter(end);
  }

  private void test(@Nullable JCExpression condition, int test, int start, int end) {
    emission.enter(test);
    if (condition == null) {
      emission.jump(start);
    } else {
      emission.at(condition.pos);
      lowering.conditions.branch(condition, start, end);
    }
  }

  @Override
  public void visitWhileLoop(JCWhileLoop tree) {
    loop(tree, tree.cond, true, tree.body, () -> {});
  }

  @Override
  public void visitDoLoop(JCDoWhileLoop tree) {
    loop(tree, tree.cond, false, tree.body, () -> {});
  }

  @Override
  public void visitForLoop(JCForLoop tree) {
    tree.init.forEach(this::statement);
    loop(tree, tree.cond, true, tree.body, () -> tree.step.forEach(this::statement));
  }

  @Override
  public void visitForeachLoop(JCEnhancedForLoop tree) {
    if (tree.expr.type != null && symbols.types.isArray(tree.expr.type)) {
      overArray(tree);
    } else {
      overIterable(tree);
    }
  }

  private Local keep(Operand value, Type type) {
    Local local = emission.temporary(type);
    emission.assignLast(local, value, emission.range());
    return local;
  }

  private void overArray(JCEnhancedForLoop tree) {
    emission.at(TreeInfo.getStartPos(tree.expr));
    Type array = symbols.erasure(tree.expr.type);
    Type element = symbols.types.elemtype(array);
    Local values = keep(lowering.expressions.operand(tree.expr, array), array);
    Local length = emission.temporary(symbols.table.intType);
    emission.add(
        new Statement.Unary(length, Statement.UnaryOperator.LENGTH, values, emission.range()));
    Local index = keep(Constant.of(0), symbols.table.intType);
    int test = emission.newBlock();
    int start = emission.newBlock();
    int next = emission.newBlock();
    int end = emission.newBlock();
    emission.jump(test);
    emission.enter(test);
    emission.branch(Comparison.LESS, index, length, start, end);
    emission.enter(start);
    Local value = emission.temporary(element);
    emission.add(new Statement.ArrayLoad(value, values, index, emission.range()));
    bind(tree.var, new Value(value, element), symbols.types.elemtype(tree.expr.type));
    lowering.exits.enter(tree, end, next);
    statement(tree.body);
    lowering.exits.leave();
    emission.jump(next);
    emission.enter(next);
    emission.at(TreeInfo.getStartPos(tree.expr));
    emission.add(
        new Statement.Binary(index, BinaryOperator.ADD, index, Constant.of(1), emission.range()));
    emission.jump(test);
    emission.enter(end);
  }

  private void bind(JCVariableDecl variable, Value value, Type source) {
    VarSymbol symbol = variable.sym;
    Operand converted = lowering.conversions.convert(value, source, symbol.type);
    if (variable.name != null && !variable.name.isEmpty()) {
      Local local = lowering.access.declare(symbol);
      emission.assignLast(local, converted, emission.range(variable));
    }
  }

  private void overIterable(JCEnhancedForLoop tree) {
    emission.at(TreeInfo.getStartPos(tree.expr));
    Type declared = symbols.types.skipTypeVars(tree.expr.type, false);
    Type site =
        declared.isCompound()
            ? symbols.erasure(symbols.table.iterableType)
            : symbols.erasure(declared);
    MethodSymbol iterator = declared.isErroneous() ? null : symbols.find(declared, "iterator");
    MethodSymbol hasNext = symbols.find(symbols.table.iteratorType, "hasNext");
    MethodSymbol next = symbols.find(symbols.table.iteratorType, "next");
    if (iterator == null || hasNext == null || next == null) {
      unresolvedLoop(tree);
      return;
    }
    Type type = symbols.erasure(symbols.table.iteratorType);
    Operand iterable = lowering.expressions.operand(tree.expr, site);
    emission.at(TreeInfo.getStartPos(tree.expr));
    Value made = lowering.calls.implicit(iterator, iterable, site);
    Local iterating = keep(lowering.conversions.cast(made, type), type);
    int test = emission.newBlock();
    int start = emission.newBlock();
    int end = emission.newBlock();
    emission.jump(test);
    emission.enter(test);
    emission.at(TreeInfo.getStartPos(tree.expr));
    emission.branch(lowering.calls.implicit(hasNext, iterating, type).operand(), start, end);
    emission.enter(start);
    Value element = lowering.calls.implicit(next, iterating, type);
    bind(tree.var, element, elementType(declared));
    lowering.exits.enter(tree, end, test);
    statement(tree.body);
    lowering.exits.leave();
    emission.jump(test);
    emission.enter(end);
  }

  private Type elementType(Type iterable) {
    Type base = symbols.types.asSuper(iterable, symbols.table.iterableType.tsym);
    return base == null || base.getTypeArguments().isEmpty()
        ? symbols.table.objectType
        : symbols.types.wildUpperBound(base.getTypeArguments().head);
  }

  private void unresolvedLoop(JCEnhancedForLoop tree) {
    Operand values = lowering.expressions.value(tree.expr).operand();
    int test = emission.newBlock();
    int start = emission.newBlock();
    int end = emission.newBlock();
    Local more = emission.temporary(symbols.table.booleanType);
    emission.jump(test);
    emission.enter(test);
    unknown(more, values);
    emission.branch(more, start, end);
    emission.enter(start);
    if (tree.var.sym != null) {
      unknown(lowering.access.declare(tree.var.sym), values);
    }
    lowering.exits.enter(tree, end, test);
    statement(tree.body);
    lowering.exits.leave();
    emission.jump(test);
    emission.enter(end);
  }

  private void unknown(Local target, Operand operand) {
    emission.add(
        new Statement.Unknown(
            target, "iteration that cannot be resolved", List.of(operand), emission.range()));
  }

  @Override
  public void visitSwitch(JCSwitch tree) {
    lowering.switches.statement(tree);
  }

  @Override
  public void visitSynchronized(JCSynchronized tree) {
    lowering.tries.write(tree);
  }

  @Override
  public void visitTry(JCTry tree) {
    lowering.tries.write(tree);
  }

  @Override
  public void visitThrow(JCThrow tree) {
    Operand thrown = lowering.expressions.operand(tree.expr, tree.expr.type);
    emission.throwsValue(thrown);
  }

  @Override
  public void visitBreak(JCBreak tree) {
    lowering.exits.breakTo(tree.target);
  }

  @Override
  public void visitContinue(JCContinue tree) {
    lowering.exits.continueTo(tree.target);
  }

  @Override
  public void visitYield(JCYield tree) {
    lowering.exits.yieldTo(tree.target, tree.value);
  }

  @Override
  public void visitReturn(JCReturn tree) {
    lowering.exits.returns(tree.expr, tree.pos);
  }

  @Override
  public void visitAssert(JCAssert tree) {
    Local disabled = emission.temporary(symbols.table.booleanType);
    FieldRef field =
        new FieldRef(
            symbols.name(lowering.owner().symbol()),
            ASSERTIONS_DISABLED,
            dev.actionguard.ir.Type.BOOLEAN);
    emission.add(new Statement.FieldLoad(disabled, null, field, emission.range()));
    int test = emission.newBlock();
    int failed = emission.newBlock();
    int end = emission.newBlock();
    emission.branch(disabled, end, test);
    emission.enter(test);
    lowering.conditions.branch(tree.cond, end, failed);
    emission.enter(failed);
    fail(tree);
    emission.enter(end);
  }

  private void fail(JCAssert tree) {
    dev.actionguard.ir.Type error = dev.actionguard.ir.Type.of("java.lang.AssertionError");
    Local made = emission.temporary(error);
    emission.add(new Statement.New(made, error, emission.range()));
    List<String> parameters = new ArrayList<>();
    List<Operand> arguments = new ArrayList<>();
    if (tree.detail != null) {
      Value detail = lowering.expressions.value(tree.detail);
      boolean primitive = detail.type().isPrimitive();
      boolean narrow = detail.type().hasTag(TypeTag.BYTE) || detail.type().hasTag(TypeTag.SHORT);
      parameters.add(narrow ? "int" : primitive ? symbols.name(detail.type()) : "java.lang.Object");
      arguments.add(detail.operand());
    }
    emission.add(
        new Statement.Call(
            null,
            CallKind.SPECIAL,
            new MethodRef(error.name(), "<init>", parameters, "void"),
            made,
            arguments,
            emission.range()));
    emission.throwsValue(made);
  }
}
