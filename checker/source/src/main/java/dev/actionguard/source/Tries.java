package dev.actionguard.source;

import dev.actionguard.ir.BasicBlock.Handler;
import dev.actionguard.ir.BasicBlock.Origin;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Statement.CallKind;
import dev.actionguard.ir.Terminator.Comparison;
import dev.actionguard.source.Tree.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes {@code try} with all that may belong to it, and {@code synchronized}. */
final class Tries {
  private static final MethodRef ADD_SUPPRESSED =
      new MethodRef("java.lang.Throwable", "addSuppressed", List.of("java.lang.Throwable"), "void");

  private final BodyLowering lowering;
  private final Symbols symbols;
  private final Emission emission;

  Tries(BodyLowering lowering) {
    this.lowering = lowering;
    this.symbols = lowering.symbols;
    this.emission = lowering.emission;
  }

  /** Writes a try statement. */
  void write(Tree.Try tree) {
    Runnable body =
        tree.resources.isEmpty()
            ? () -> lowering.statements.block(tree.body)
            : () -> resources(tree, List.copyOf(tree.resources));
    if (tree.catches.isEmpty() && tree.finalizer == null) {
      body.run();
      return;
    }
    List<Handler> outer = emission.handlers();
    int end = emission.newBlock();
    int finallyBlock = emission.newBlock();
    List<Handler> around = outer;
    if (tree.finalizer != null) {
      around =
          Emission.before(
              List.of(new Handler(dev.actionguard.ir.Type.THROWABLE, finallyBlock, Origin.FINALLY)),
              outer);
      lowering.exits.enter(() -> finalizer(tree), outer);
    }
    boolean wasLive = emission.isLive();
    List<Integer> catchBlocks = new ArrayList<>();
    List<Handler> catches = new ArrayList<>();
    for (Tree.Catch clause : tree.catches) {
      int block = emission.newBlock();
      catchBlocks.add(block);
      for (Expr type : clause.types) {
        catches.add(new Handler(symbols.erased(type.type), block, Origin.CATCH));
      }
    }
    emission.handlers(Emission.before(catches, around));
    body.run();
    endNormally(tree, outer, end);
    for (int i = 0; i < catchBlocks.size() && wasLive; i++) {
      emission.handlers(around);
      catchClause(tree.catches.get(i), catchBlocks.get(i));
      endNormally(tree, outer, end);
    }
    if (tree.finalizer != null) {
      lowering.exits.leave();
      emission.handlers(outer);
      if (wasLive) {
        rethrowing(
            finallyBlock,
            TreeInfo.firstStatement(tree.finalizer),
            caught -> {
              finalizer(tree);
              emission.at(TreeInfo.end(tree.finalizer));
            });
      }
    }
    emission.handlers(outer);
    emission.enter(end);
  }

  private void finalizer(Tree.Try tree) {
    if (tree.finalizer == null) {
      return;
    }
    emission.at(TreeInfo.firstStatement(tree.finalizer));
    lowering.statements.block(tree.finalizer);
  }

  /** Writes the copy of the finalizer for the normal way out. */
  private void endNormally(Tree.Try tree, List<Handler> outer, int end) {
    if (tree.finalizer != null && emission.isLive()) {
      List<Handler> before = emission.handlers();
      lowering.exits.leave();
      emission.handlers(outer);
      finalizer(tree);
      lowering.exits.enter(() -> finalizer(tree), outer);
      emission.jump(end);
      emission.handlers(before);
    } else {
      emission.jump(end);
    }
  }

  private void catchClause(Tree.Catch clause, int block) {
    emission.enterHandler(block);
    emission.at(clause.pos);
    VarSymbol symbol = clause.parameter.symbol;
    Local caught =
        symbol == null
            ? emission.temporary(dev.actionguard.ir.Type.THROWABLE)
            : lowering.access.declare(symbol);
    emission.add(new Statement.Caught(caught, emission.range(clause.parameter)));
    lowering.statements.block(clause.body);
  }

  /** Writes a handler that takes anything, does something and goes on with the exception. */
  private void rethrowing(int block, int position, Consumer<Local> code) {
    emission.enterHandler(block);
    emission.at(position);
    Local caught = emission.temporary(dev.actionguard.ir.Type.THROWABLE);
    emission.add(new Statement.Caught(caught, emission.range()));
    code.accept(caught);
    emission.throwsValue(caught);
  }

  private void resources(Tree.Try tree, List<Tree> resources) {
    if (resources.isEmpty()) {
      lowering.statements.block(tree.body);
      return;
    }
    Tree first = resources.get(0);
    Resource resource = open(first);
    List<Handler> outer = emission.handlers();
    int handler = emission.newBlock();
    int end = emission.newBlock();
    int closing = TreeInfo.end(tree.body);
    boolean wasLive = emission.isLive();
    emission.handlers(
        Emission.before(
            List.of(new Handler(dev.actionguard.ir.Type.THROWABLE, handler, Origin.SYNTHETIC)),
            outer));
    lowering.exits.enter(() -> close(resource, closing), outer);
    resources(tree, resources.subList(1, resources.size()));
    lowering.exits.leave();
    emission.handlers(outer);
    if (emission.isLive()) {
      close(resource, closing);
      emission.jump(end);
    }
    if (wasLive) {
      rethrowing(handler, tree.pos, caught -> closeAfterFailure(resource, caught));
    }
    emission.enter(end);
  }

  /** An open resource. */
  private record Resource(Operand value, Type type, boolean mayBeNull) {}

  private Resource open(Tree tree) {
    if (tree instanceof Tree.VarDecl variable) {
      lowering.statements.statement(variable);
      VarSymbol symbol = variable.symbol;
      if (symbol == null) {
        return new Resource(Constant.NULL, Type.UNKNOWN, true);
      }
      boolean made =
          variable.init != null && TreeInfo.skipParens(variable.init) instanceof Tree.NewClass;
      return new Resource(lowering.access.declare(symbol), symbol.type(), !made);
    }
    Expr expression = (Expr) tree;
    Type type = symbols.erasure(expression.type);
    Local kept = emission.temporary(type);
    emission.add(
        new Statement.Assign(
            kept, lowering.expressions.operand(expression, type), emission.range()));
    return new Resource(kept, expression.type == null ? Type.UNKNOWN : expression.type, true);
  }

  private void close(Resource resource, int position) {
    emission.at(position);
    if (!resource.mayBeNull) {
      callClose(resource);
      return;
    }
    int open = emission.newBlock();
    int end = emission.newBlock();
    emission.branch(Comparison.NOT_EQUAL, resource.value, Constant.NULL, open, end);
    emission.enter(open);
    callClose(resource);
    emission.jump(end);
    emission.enter(end);
  }

  private void callClose(Resource resource) {
    MethodSymbol close = symbols.find(symbols.types.skipVariables(resource.type), "close");
    if (close == null) {
      emission.add(
          new Statement.Unknown(
              null, "close() that cannot be resolved", List.of(resource.value), emission.range()));
      return;
    }
    lowering.calls.implicit(close, resource.value, symbols.erasure(resource.type));
  }

  /** Inside of the handler: closes, and keeps what that throws as suppressed. */
  private void closeAfterFailure(Resource resource, Local primary) {
    List<Handler> outer = emission.handlers();
    int open = emission.newBlock();
    int end = emission.newBlock();
    int failed = emission.newBlock();
    if (resource.mayBeNull) {
      emission.branch(Comparison.NOT_EQUAL, resource.value, Constant.NULL, open, end);
    } else {
      emission.jump(open);
    }
    emission.handlers(
        Emission.before(
            List.of(new Handler(dev.actionguard.ir.Type.THROWABLE, failed, Origin.SYNTHETIC)),
            outer));
    emission.enter(open);
    callClose(resource);
    emission.jump(end);
    emission.handlers(outer);
    emission.enterHandler(failed);
    Local second = emission.temporary(dev.actionguard.ir.Type.THROWABLE);
    emission.add(new Statement.Caught(second, emission.range()));
    emission.add(
        new Statement.Call(
            null, CallKind.VIRTUAL, ADD_SUPPRESSED, primary, List.of(second), emission.range()));
    emission.jump(end);
    emission.enter(end);
  }

  /** Writes a synchronized statement. */
  void write(Tree.Synchronized tree) {
    Type type = symbols.erasure(tree.lock.type);
    Operand value = lowering.expressions.operand(tree.lock, type);
    Local lock = emission.temporary(type);
    emission.add(new Statement.Assign(lock, value, emission.range()));
    emission.add(new Statement.Monitor(lock, true, emission.range()));
    List<Handler> outer = emission.handlers();
    int handler = emission.newBlock();
    int end = emission.newBlock();
    boolean wasLive = emission.isLive();
    emission.handlers(
        Emission.before(
            List.of(new Handler(dev.actionguard.ir.Type.THROWABLE, handler, Origin.SYNTHETIC)),
            outer));
    Runnable exit = () -> emission.add(new Statement.Monitor(lock, false, emission.range()));
    lowering.exits.enter(exit, outer);
    lowering.statements.block(tree.body);
    lowering.exits.leave();
    emission.handlers(outer);
    if (emission.isLive()) {
      emission.at(TreeInfo.end(tree.body));
      exit.run();
      emission.jump(end);
    }
    if (wasLive) {
      rethrowing(handler, TreeInfo.end(tree.body), caught -> exit.run());
    }
    emission.enter(end);
  }
}
