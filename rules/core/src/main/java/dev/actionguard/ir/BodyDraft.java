package dev.actionguard.ir;

import dev.actionguard.ir.BasicBlock.Handler;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The body under construction by a front end that writes it from trees. Blocks that only jump are
 * skipped, and blocks in a row joined, when it is built. Not safe for use by several threads.
 */
public final class BodyDraft {
  private final BodyBuilder builder = new BodyBuilder();
  private final List<Block> blocks = new ArrayList<>();

  /** A block that is not finished. */
  private static final class Block {
    private final List<Statement> statements = new ArrayList<>();
    private List<Handler> handlers = List.of();
    private @Nullable Terminator terminator;
  }

  /** Adds a local: {@code this} first, then the parameters in order, then the others. */
  public Local local(String name, Type type, Local.Kind kind) {
    return builder.local(name, type, kind);
  }

  /** Adds an unnamed local. */
  public Local temporary(Type type) {
    return builder.temporary(type);
  }

  /** Adds an empty block and returns its number; the first one is the entry. */
  public int block() {
    blocks.add(new Block());
    return blocks.size() - 1;
  }

  /** Sets the handlers of a block. */
  public void handlers(int block, List<Handler> handlers) {
    blocks.get(block).handlers = handlers;
  }

  /** Appends a statement to a block. */
  public void add(int block, Statement statement) {
    blocks.get(block).statements.add(statement);
  }

  /** Lets the last statement assign the target if it made the value; returns whether it did. */
  public boolean retarget(int block, Local value, Local target) {
    List<Statement> statements = blocks.get(block).statements;
    int last = statements.size() - 1;
    if (last < 0 || !value.equals(statements.get(last).target())) {
      return false;
    }
    Statement moved = statements.get(last).accept(new Retarget(target));
    if (moved.equals(statements.get(last))) {
      return false;
    }
    statements.set(last, moved);
    return true;
  }

  /** Ends a block. */
  public void terminate(int block, Terminator terminator) {
    blocks.get(block).terminator = terminator;
  }

  /**
   * Returns the finished body; only blocks that can throw keep their handlers.
   *
   * @throws LoweringException if a block that can be reached has no end
   */
  public Body build() {
    int[] past = new int[blocks.size()];
    for (int n = 0; n < past.length; n++) {
      past[n] = past(n);
    }
    for (Block block : blocks) {
      if (block.terminator != null) {
        block.terminator = retarget(block.terminator, target -> past[target]);
      }
      if (!Throwing.canThrow(block.statements, block.terminator)) {
        block.handlers = List.of();
      }
    }
    join();
    for (Block block : blocks) {
      int number = builder.block();
      block.statements.forEach(statement -> builder.add(number, statement));
      builder.handlers(number, block.handlers);
      if (block.terminator != null) {
        builder.terminate(number, block.terminator);
      }
    }
    try {
      return builder.build();
    } catch (IllegalStateException e) {
      throw new LoweringException("a block has no end", e);
    }
  }

  /** Returns the first block from this one on that does more than to jump. */
  private int past(int block) {
    int at = block;
    for (int steps = 0; steps < 64; steps++) {
      Block one = blocks.get(at);
      if (!one.statements.isEmpty()
          || !(one.terminator instanceof Terminator.Jump jump)
          || jump.block() == at) {
        break;
      }
      at = jump.block();
    }
    return at;
  }

  private static Terminator retarget(Terminator terminator, IntUnaryOperator target) {
    if (terminator instanceof Terminator.Jump jump) {
      return new Terminator.Jump(target.applyAsInt(jump.block()), jump.range());
    }
    if (terminator instanceof Terminator.Branch b) {
      int whenTrue = target.applyAsInt(b.whenTrue());
      int whenFalse = target.applyAsInt(b.whenFalse());
      return whenTrue == whenFalse
          ? new Terminator.Jump(whenTrue, b.range())
          : new Terminator.Branch(
              b.comparison(), b.left(), b.right(), whenTrue, whenFalse, b.range());
    }
    if (terminator instanceof Terminator.Switch s) {
      List<Terminator.Case> cases =
          s.cases().stream()
              .map(c -> new Terminator.Case(c.label(), target.applyAsInt(c.block())))
              .toList();
      return new Terminator.Switch(
          s.operand(), cases, target.applyAsInt(s.defaultBlock()), s.range());
    }
    return terminator;
  }

  private void join() {
    int[] entries = new int[blocks.size()];
    BitSet seen = new BitSet();
    List<Integer> open = new ArrayList<>(List.of(0));
    entries[0] = 2;
    seen.set(0);
    while (!open.isEmpty()) {
      Block block = blocks.get(open.remove(open.size() - 1));
      for (int target : targets(block)) {
        entries[target]++;
        if (!seen.get(target)) {
          seen.set(target);
          open.add(target);
        }
      }
    }
    for (int n = 0; n < entries.length; n++) {
      Block block = blocks.get(n);
      while (entries[n] > 0
          && block.terminator instanceof Terminator.Jump jump
          && jump.block() != n
          && entries[jump.block()] == 1
          && block.handlers.equals(blocks.get(jump.block()).handlers)) {
        Block next = blocks.get(jump.block());
        block.statements.addAll(next.statements);
        block.terminator = next.terminator;
        entries[jump.block()] = 0;
      }
    }
  }

  private static List<Integer> targets(Block block) {
    List<Integer> targets = new ArrayList<>();
    if (block.terminator instanceof Terminator.Jump jump) {
      targets.add(jump.block());
    } else if (block.terminator instanceof Terminator.Branch b) {
      targets.add(b.whenTrue());
      targets.add(b.whenFalse());
    } else if (block.terminator instanceof Terminator.Switch s) {
      s.cases().forEach(c -> targets.add(c.block()));
      targets.add(s.defaultBlock());
    }
    block.handlers.forEach(handler -> targets.add(handler.block()));
    return targets;
  }
}
