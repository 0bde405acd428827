package dev.actionguard.source;

import dev.actionguard.ir.BasicBlock.Handler;
import dev.actionguard.ir.BodyDraft;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import dev.actionguard.ir.Terminator.Comparison;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Where statements are written to: the current block, the handlers that protect it, and the place
 * in the source. Code that cannot be reached is not written.
 */
final class Emission {
  private final Symbols symbols;
  private final Unit unit;
  private final BodyDraft blocks = new BodyDraft();
  private final BitSet targeted = new BitSet();
  private List<Handler> handlers = List.of();
  private int current;
  private boolean live = true;
  private int position = -1;

  Emission(Symbols symbols, Unit unit) {
    this.symbols = symbols;
    this.unit = unit;
    this.current = blocks.block();
  }

  BodyDraft blocks() {
    return blocks;
  }

  /** Whether what is written now can be reached. */
  boolean isLive() {
    return live;
  }

  int newBlock() {
    return blocks.block();
  }

  List<Handler> handlers() {
    return handlers;
  }

  /** Goes on with other handlers. */
  void handlers(List<Handler> next) {
    if (!handlers.equals(next)) {
      handlers = next;
      if (live) {
        int block = newBlock();
        jump(block);
        enter(block);
      }
    }
  }

  /** Returns handlers to try before the given ones; after one that takes anything none is tried. */
  static List<Handler> before(List<Handler> inner, List<Handler> outer) {
    List<Handler> all = new ArrayList<>();
    for (List<Handler> some : List.of(inner, outer)) {
      for (Handler handler : some) {
        boolean takesAll =
            !all.isEmpty()
                && all.get(all.size() - 1).type().equals(dev.actionguard.ir.Type.THROWABLE);
        if (!takesAll && !all.contains(handler)) {
          all.add(handler);
        }
      }
    }
    return List.copyOf(all);
  }

  /** Goes on in a block; it is reached if anything written before goes there. */
  void enter(int block) {
    current = block;
    live = targeted.get(block);
    blocks.handlers(block, handlers);
  }

  /** Goes on in a handler's block. */
  void enterHandler(int block) {
    targeted.set(block);
    enter(block);
  }

  void add(Statement statement) {
    if (live) {
      blocks.add(current, statement);
    }
  }

  /**
   * Assigns a value that nothing else uses: the statement that made it assigns the target itself,
   * as in class files.
   */
  void assignLast(Local target, Operand value, SourceRange range) {
    boolean moved =
        live
            && value instanceof Local made
            && made.kind() == Local.Kind.TEMPORARY
            && blocks.retarget(current, made, target);
    if (!moved) {
      add(new Statement.Assign(target, value, range));
    }
  }

  private void terminate(Terminator terminator) {
    if (live) {
      blocks.terminate(current, terminator);
      live = false;
    }
  }

  void jump(int block) {
    if (live) {
      targeted.set(block);
      terminate(new Terminator.Jump(block, range()));
    }
  }

  void branch(Comparison comparison, Operand left, Operand right, int whenTrue, int whenFalse) {
    if (live) {
      targeted.set(whenTrue);
      targeted.set(whenFalse);
      terminate(new Terminator.Branch(comparison, left, right, whenTrue, whenFalse, range()));
    }
  }

  void branch(Operand condition, int whenTrue, int whenFalse) {
    branch(Comparison.NOT_EQUAL, condition, dev.actionguard.ir.Constant.FALSE, whenTrue, whenFalse);
  }

  void switchOn(Operand operand, List<Terminator.Case> cases, int defaultBlock) {
    if (live) {
      cases.forEach(c -> targeted.set(c.block()));
      targeted.set(defaultBlock);
      terminate(new Terminator.Switch(operand, cases, defaultBlock, range()));
    }
  }

  void returns(@org.jspecify.annotations.Nullable Operand value) {
    terminate(new Terminator.Return(value, range()));
  }

  void throwsValue(Operand exception) {
    terminate(new Terminator.Throw(exception, range()));
  }

  Local temporary(Type type) {
    return blocks.temporary(symbols.erased(type));
  }

  Local temporary(dev.actionguard.ir.Type type) {
    return blocks.temporary(type);
  }

  /** Moves on in the source, as javac does where it starts the code of a line. */
  void at(int offset) {
    if (offset >= 0) {
      position = offset;
    }
  }

  int position() {
    return position;
  }

  /** Returns the current place. */
  SourceRange range() {
    return unit.range(position, position);
  }

  /** Returns the range of a node, starting on the current line. */
  SourceRange range(Tree node) {
    return position < 0 ? SourceRange.UNKNOWN : unit.range(node, position);
  }

  Unit unit() {
    return unit;
  }
}
