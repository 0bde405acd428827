package dev.actionguard.source;

import dev.actionguard.ir.BasicBlock.Handler;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.source.Tree.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code break}, {@code continue}, {@code yield} and {@code return}: what must run on the
 * way out is written again for each of them, as javac does.
 */
final class Exits {
  private final BodyLowering lowering;
  private final Emission emission;
  private final List<Frame> frames = new ArrayList<>();
  private Type returns;

  /**
   * What is around the current code.
   *
   * @param tree what a jump names, or null for code that runs on the way out
   * @param breakTo where a {@code break} or {@code yield} goes
   * @param continueTo where going on with the next round goes to, or -1
   * @param result what a {@code yield} assigns
   * @param type the type of the switch expression
   * @param cleanup writes what runs on the way out
   * @param outer the handlers around the construct
   */
  private record Frame(
      @Nullable Tree tree,
      int breakTo,
      int continueTo,
      @Nullable Local result,
      @Nullable Type type,
      @Nullable Runnable cleanup,
      List<Handler> outer) {}

  Exits(BodyLowering lowering) {
    this.lowering = lowering;
    this.emission = lowering.emission;
    this.returns = Type.VOID;
  }

  /** Says what the body returns. */
  void returning(Type erased) {
    returns = erased;
  }

  Type returning() {
    return returns;
  }

  /** Enters what a jump may name. */
  void enter(Tree tree, int breakTo, int continueTo) {
    frames.add(new Frame(tree, breakTo, continueTo, null, null, null, List.of()));
  }

  /** Enters a switch expression. */
  void enter(Tree tree, int end, @Nullable Local result, @Nullable Type type) {
    frames.add(new Frame(tree, end, -1, result, type, null, List.of()));
  }

  /** Enters code that something runs after on each way out. */
  void enter(Runnable cleanup, List<Handler> outer) {
    frames.add(new Frame(null, -1, -1, null, null, cleanup, outer));
  }

  void leave() {
    frames.remove(frames.size() - 1);
  }

  void breakTo(@Nullable Tree target) {
    int at = find(target);
    if (at >= 0) {
      leaveTo(at, () -> emission.jump(frames.get(at).breakTo()));
    }
  }

  void continueTo(@Nullable Tree target) {
    int at = find(target);
    if (at >= 0) {
      leaveTo(at, () -> emission.jump(frames.get(at).continueTo()));
    }
  }

  void yieldTo(@Nullable Tree target, Expr value) {
    int at = find(target);
    if (at < 0) {
      return;
    }
    Frame frame = frames.get(at);
    Local result = frame.result();
    Type type = frame.type();
    if (result == null || type == null) {
      lowering.expressions.effect(value);
    } else {
      Operand operand = lowering.expressions.operand(value, type);
      emission.assignLast(result, operand, emission.range());
    }
    leaveTo(at, () -> emission.jump(frame.breakTo()));
  }

  private int find(@Nullable Tree target) {
    for (int i = frames.size() - 1; i >= 0; i--) {
      if (frames.get(i).tree() == target && target != null) {
        return i;
      }
    }
    return -1;
  }

  void returns(@Nullable Expr value, int position) {
    if (value == null || returns.isVoid()) {
      if (value != null) {
        lowering.expressions.effect(value);
      }
      leaveTo(
          -1,
          () -> {
            emission.at(position);
            emission.returns(null);
          });
      return;
    }
    Operand operand = lowering.expressions.operand(value, returns);
    if (hasCleanup() && operand instanceof Local local && local.kind() != Local.Kind.TEMPORARY) {
      // What runs on the way out may change the variable.
      Local kept = emission.temporary(returns);
      emission.add(new Statement.Assign(kept, operand, emission.range()));
      operand = kept;
    }
    Operand result = operand;
    leaveTo(
        -1,
        () -> {
          emission.at(position);
          emission.returns(result);
        });
  }

  private boolean hasCleanup() {
    return frames.stream().anyMatch(frame -> frame.cleanup() != null);
  }

  /** Runs what is between here and a frame, then the jump; afterwards all is as before. */
  private void leaveTo(int index, Runnable jump) {
    if (!emission.isLive()) {
      return;
    }
    List<Frame> saved = List.copyOf(frames);
    List<Handler> handlers = emission.handlers();
    for (int i = saved.size() - 1; i > index; i--) {
      Frame frame = frames.remove(i);
      Runnable cleanup = frame.cleanup();
      if (cleanup != null) {
        emission.handlers(frame.outer());
        cleanup.run();
      }
    }
    frames.clear();
    frames.addAll(saved);
    jump.run();
    emission.handlers(handlers);
  }
}
