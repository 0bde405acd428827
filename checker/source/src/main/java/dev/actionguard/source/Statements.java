package dev.actionguard.source;

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
final class Statements extends TreeScanner {
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
  void body(Tree.Block block) {
    block(block);
    end(block);
  }

  /** Writes the return that the source leaves out. */
  void end(Tree.Block block) {
    if (emission.isLive()) {
      emission.at(TreeInfo.end(block));
      // Only damaged code ends here without the value that it has to return.
      Type returns = lowering.exits.returning();
      emission.returns(returns.isVoid() ? null : Constant.NULL);
    }
  }

  void block(Tree.Block block) {
    for (Tree.Stmt statement : block.statements) {
      statement(statement);
    }
  }

  /** Writes a statement, unless nothing leads to it. */
  void statement(Tree tree) {
    if (emission.isLive()) {
      emission.at(tree.pos);
      tree.accept(this);
    }
  }

  @Override
  public Boolean visitBadStmt(Tree.BadStmt tree) {
    emission.add(
        new Statement.Unknown(
            null, "statement that could not be parsed", List.of(), emission.range(tree)));
    return true;
  }

  @Override
  public Boolean visitBlock(Tree.Block tree) {
    block(tree);
    return true;
  }

  @Override
  public Boolean visitClassDecl(Tree.ClassDecl tree) {
    // A class of its own.
    return true;
  }

  @Override
  public Boolean visitSkip(Tree.Skip tree) {
    // Does nothing.
    return true;
  }

  @Override
  public Boolean visitVarDecl(Tree.VarDecl tree) {
    VarSymbol symbol = tree.symbol;
    if (symbol == null) {
      return true;
    }
    if (tree.init == null) {
      lowering.access.declare(symbol);
      return true;
    }
    if (tree.name.equals("_")) {
      lowering.expressions.effect(tree.init);
      return true;
    }
    Operand value = lowering.expressions.operand(tree.init, symbol.type());
    if (symbol.constant() == null) {
      Local local = lowering.access.declare(symbol);
      emission.assignLast(local, value, emission.range(tree));
    }
    return true;
  }

  @Override
  public Boolean visitExec(Tree.Exec tree) {
    lowering.expressions.effect(tree.expr);
    return true;
  }

  @Override
  public Boolean visitIf(Tree.If tree) {
    int yes = emission.newBlock();
    int no = emission.newBlock();
    int end = emission.newBlock();
    lowering.conditions.branch(tree.cond, yes, no);
    emission.enter(yes);
    statement(tree.thenPart);
    emission.jump(end);
    emission.enter(no);
    if (tree.elsePart != null) {
      statement(tree.elsePart);
    }
    emission.jump(end);
    emission.enter(end);
    return true;
  }

  @Override
  public Boolean visitLabelled(Tree.Labelled tree) {
    int end = emission.newBlock();
    lowering.exits.enter(tree, end, -1);
    statement(tree.body);
    lowering.exits.leave();
    emission.jump(end);
    emission.enter(end);
    return true;
  }

  private void loop(
      Tree tree,
      Tree.@Nullable Expr condition,
      boolean testFirst,
      Tree.Stmt body,
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

  private void test(Tree.@Nullable Expr condition, int test, int start, int end) {
    emission.enter(test);
    if (condition == null) {
      emission.jump(start);
    } else {
      emission.at(condition.pos);
      lowering.conditions.branch(condition, start, end);
    }
  }

  @Override
  public Boolean visitWhile(Tree.While tree) {
    loop(tree, tree.cond, true, tree.body, () -> {});
    return true;
  }

  @Override
  public Boolean visitDo(Tree.Do tree) {
    loop(tree, tree.cond, false, tree.body, () -> {});
    return true;
  }

  @Override
  public Boolean visitFor(Tree.For tree) {
    tree.init.forEach(this::statement);
    loop(tree, tree.cond, true, tree.body, () -> tree.step.forEach(this::statement));
    return true;
  }

  @Override
  public Boolean visitForEach(Tree.ForEach tree) {
    if (tree.expr.type instanceof Type.ArrayType) {
      overArray(tree);
    } else {
      overIterable(tree);
    }
    return true;
  }

  private Local keep(Operand value, Type type) {
    Local local = emission.temporary(type);
    emission.assignLast(local, value, emission.range());
    return local;
  }

  private void overArray(Tree.ForEach tree) {
    emission.at(tree.expr.start);
    Type array = symbols.erasure(tree.expr.type);
    Type element = symbols.component(array);
    Local values = keep(lowering.expressions.operand(tree.expr, array), array);
    Local length = emission.temporary(Type.INT);
    emission.add(
        new Statement.Unary(length, Statement.UnaryOperator.LENGTH, values, emission.range()));
    Local index = keep(Constant.of(0), Type.INT);
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
    bind(
        tree.variable,
        new Value(value, element),
        symbols.component(tree.expr.type == null ? Type.UNKNOWN : tree.expr.type));
    lowering.exits.enter(tree, end, next);
    statement(tree.body);
    lowering.exits.leave();
    emission.jump(next);
    emission.enter(next);
    emission.at(tree.expr.start);
    emission.add(
        new Statement.Binary(index, BinaryOperator.ADD, index, Constant.of(1), emission.range()));
    emission.jump(test);
    emission.enter(end);
  }

  private void bind(Tree.VarDecl variable, Value value, Type source) {
    VarSymbol symbol = variable.symbol;
    if (symbol == null) {
      return;
    }
    Operand converted = lowering.conversions.convert(value, source, symbol.type());
    if (!variable.name.equals("_")) {
      Local local = lowering.access.declare(symbol);
      emission.assignLast(local, converted, emission.range(variable));
    }
  }

  private void overIterable(Tree.ForEach tree) {
    emission.at(tree.expr.start);
    Type declared =
        symbols.types.skipVariables(tree.expr.type == null ? Type.UNKNOWN : tree.expr.type);
    Type site =
        declared instanceof Type.Intersection
            ? symbols.erasure(symbols.iterable())
            : symbols.erasure(declared);
    MethodSymbol iterator = declared.isUnknown() ? null : symbols.find(declared, "iterator");
    MethodSymbol hasNext = symbols.find(symbols.iterator(), "hasNext");
    MethodSymbol next = symbols.find(symbols.iterator(), "next");
    if (iterator == null || hasNext == null || next == null) {
      unresolvedLoop(tree);
      return;
    }
    Type type = symbols.erasure(symbols.iterator());
    Operand iterable = lowering.expressions.operand(tree.expr, site);
    emission.at(tree.expr.start);
    Value made = lowering.calls.implicit(iterator, iterable, site);
    Local iterating = keep(lowering.conversions.cast(made, type), type);
    int test = emission.newBlock();
    int start = emission.newBlock();
    int end = emission.newBlock();
    emission.jump(test);
    emission.enter(test);
    emission.at(tree.expr.start);
    emission.branch(lowering.calls.implicit(hasNext, iterating, type).operand(), start, end);
    emission.enter(start);
    Value element = lowering.calls.implicit(next, iterating, type);
    bind(tree.variable, element, symbols.types.elementOf(symbols.types.capture(declared)));
    lowering.exits.enter(tree, end, test);
    statement(tree.body);
    lowering.exits.leave();
    emission.jump(test);
    emission.enter(end);
  }

  private void unresolvedLoop(Tree.ForEach tree) {
    Operand values = lowering.expressions.value(tree.expr).operand();
    int test = emission.newBlock();
    int start = emission.newBlock();
    int end = emission.newBlock();
    Local more = emission.temporary(Type.BOOLEAN);
    emission.jump(test);
    emission.enter(test);
    unknown(more, values);
    emission.branch(more, start, end);
    emission.enter(start);
    if (tree.variable.symbol != null) {
      unknown(lowering.access.declare(tree.variable.symbol), values);
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
  public Boolean visitSwitch(Tree.Switch tree) {
    lowering.switches.statement(tree);
    return true;
  }

  @Override
  public Boolean visitSynchronized(Tree.Synchronized tree) {
    lowering.tries.write(tree);
    return true;
  }

  @Override
  public Boolean visitTry(Tree.Try tree) {
    lowering.tries.write(tree);
    return true;
  }

  @Override
  public Boolean visitThrow(Tree.Throw tree) {
    Operand thrown = lowering.expressions.operand(tree.expr, tree.expr.type);
    emission.throwsValue(thrown);
    return true;
  }

  @Override
  public Boolean visitBreak(Tree.Break tree) {
    lowering.exits.breakTo(tree.target);
    return true;
  }

  @Override
  public Boolean visitContinue(Tree.Continue tree) {
    lowering.exits.continueTo(tree.target);
    return true;
  }

  @Override
  public Boolean visitYield(Tree.Yield tree) {
    lowering.exits.yieldTo(tree.target, tree.value);
    return true;
  }

  @Override
  public Boolean visitReturn(Tree.Return tree) {
    lowering.exits.returns(tree.expr, tree.pos);
    return true;
  }

  @Override
  public Boolean visitAssert(Tree.Assert tree) {
    Local disabled = emission.temporary(Type.BOOLEAN);
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
    return true;
  }

  private void fail(Tree.Assert tree) {
    dev.actionguard.ir.Type error = dev.actionguard.ir.Type.of("java.lang.AssertionError");
    Local made = emission.temporary(error);
    emission.add(new Statement.New(made, error, emission.range()));
    List<String> parameters = new ArrayList<>();
    List<Operand> arguments = new ArrayList<>();
    if (tree.detail != null) {
      Value detail = lowering.expressions.value(tree.detail);
      boolean primitive = detail.type().isPrimitive();
      boolean narrow = detail.type() == Type.BYTE || detail.type() == Type.SHORT;
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
