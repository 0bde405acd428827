package dev.actionguard.bytecode;

import dev.actionguard.bytecode.Drafts.Draft;
import dev.actionguard.ir.BasicBlock.Handler;
import dev.actionguard.ir.Terminator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Step 9 of lowering: jumps past blocks that only jump on, and joins blocks that always follow each
 * other and have the same handlers. The borders of protected ranges leave many of both.
 */
final class Simplifier {
  private final Drafts drafts;

  Simplifier(Drafts drafts) {
    this.drafts = drafts;
  }

  void run() {
    int[] past = new int[drafts.size()];
    for (int n = 0; n < past.length; n++) {
      past[n] = past(n);
    }
    for (int n = 0; n < past.length; n++) {
      Draft draft = drafts.get(n);
      Terminator terminator = draft.terminator();
      if (terminator != null) {
        draft.terminator(retarget(terminator, target -> past[target]));
      }
    }
    join(countEntries());
  }

  /** Returns the first block from this one on that does more than to jump. */
  private int past(int block) {
    int at = block;
    for (int steps = 0; steps < 64; steps++) {
      Draft draft = drafts.get(at);
      if (!draft.statements().isEmpty()
          || !(draft.terminator() instanceof Terminator.Jump jump)
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
      return new Terminator.Switch(
          s.operand(),
          s.cases().stream()
              .map(c -> new Terminator.Case(c.label(), target.applyAsInt(c.block())))
              .toList(),
          target.applyAsInt(s.defaultBlock()),
          s.range());
    }
    return terminator;
  }

  static void forEachTarget(@Nullable Terminator terminator, IntConsumer action) {
    if (terminator instanceof Terminator.Jump jump) {
      action.accept(jump.block());
    } else if (terminator instanceof Terminator.Branch b) {
      action.accept(b.whenTrue());
      action.accept(b.whenFalse());
    } else if (terminator instanceof Terminator.Switch s) {
      s.cases().forEach(c -> action.accept(c.block()));
      action.accept(s.defaultBlock());
    }
  }

  /** Counts how often each block is entered from blocks that can be reached; 0 if never. */
  private int[] countEntries() {
    int[] entries = new int[drafts.size()];
    Deque<Integer> open = new ArrayDeque<>();
    entries[0] = 2;
    open.add(0);
    while (!open.isEmpty()) {
      Draft draft = drafts.get(open.remove());
      IntConsumer enter =
          target -> {
            if (entries[target]++ == 0) {
              open.add(target);
            }
          };
      forEachTarget(draft.terminator(), enter);
      for (Handler handler : draft.handlers()) {
        enter.accept(handler.block());
      }
    }
    return entries;
  }

  private void join(int[] entries) {
    for (int n = 0; n < entries.length; n++) {
      Draft draft = drafts.get(n);
      while (entries[n] > 0
          && draft.terminator() instanceof Terminator.Jump jump
          && jump.block() != n
          && entries[jump.block()] == 1
          && sameHandlers(draft, drafts.get(jump.block()))) {
        Draft next = drafts.get(jump.block());
        draft.statements().addAll(next.statements());
        Terminator end = next.terminator();
        if (end == null) {
          break;
        }
        draft.terminator(end);
        // The other one is left without entries, and so is dropped.
        entries[jump.block()] = 0;
      }
    }
  }

  private static boolean sameHandlers(Draft a, Draft b) {
    List<Handler> handlers = a.handlers();
    return handlers.equals(b.handlers());
  }
}
