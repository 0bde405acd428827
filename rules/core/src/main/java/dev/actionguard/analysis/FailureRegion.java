package dev.actionguard.analysis;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The code that runs only when something failed: the blocks of a handler, which locals hold the
 * exception there, and which ones hold something that was asked of it.
 */
final class FailureRegion {
  private final Cfg cfg;
  private final BitSet blocks;
  private final BitSet failing;
  private final Set<Local> aliases = new LinkedHashSet<>();
  private final Set<Local> answers = new LinkedHashSet<>();
  private final Set<List<Object>> elsewhere = new HashSet<>();

  /**
   * @param blocks the handler's blocks
   * @param others blocks that run only after other failures
   * @param failing the blocks whose failures the handler takes
   * @param exception the local that holds the exception at first, if it is kept at all
   */
  FailureRegion(Cfg cfg, BitSet blocks, BitSet others, BitSet failing, @Nullable Local exception) {
    this.cfg = cfg;
    this.failing = failing;
    this.blocks = blocks;
    if (exception != null) {
      aliases.add(exception);
    }
    int size;
    do {
      size = aliases.size() + answers.size();
      blocks.stream().forEach(b -> cfg.block(b).statements().forEach(this::follow));
    } while (aliases.size() + answers.size() > size);
    for (BasicBlock block : cfg.body().blocks()) {
      if (!blocks.get(block.index()) && !others.get(block.index())) {
        block.statements().forEach(s -> elsewhere.add(key(s)));
      }
    }
  }

  private void follow(Statement statement) {
    Local target = statement.target();
    if (target == null) {
      return;
    }
    boolean moved =
        (statement instanceof Statement.Assign a && holds(a.value()))
            || (statement instanceof Statement.Cast c && holds(c.operand()));
    if (moved) {
      aliases.add(target);
    } else if (Operands.of(statement).stream().anyMatch(o -> holds(o) || isAnswer(o))) {
      answers.add(target);
    }
  }

  Cfg cfg() {
    return cfg;
  }

  /** Returns the name of the variable that holds the exception, or null if none has one. */
  @Nullable String exceptionName() {
    return aliases.stream().filter(Local::isNamed).map(Local::name).findFirst().orElse(null);
  }

  BitSet failing() {
    return failing;
  }

  boolean contains(int block) {
    return blocks.get(block);
  }

  /** Returns whether an operand is the exception. */
  boolean holds(Operand operand) {
    return operand instanceof Local local && aliases.contains(local);
  }

  /** Returns whether an operand was made of the exception: its state, code, message, cause. */
  boolean isAnswer(Operand operand) {
    return operand instanceof Local local && answers.contains(local);
  }

  /** Returns whether the same source statement also runs without a failure: it is of a finally. */
  boolean isCopy(Statement statement) {
    return elsewhere.contains(key(statement));
  }

  private static List<Object> key(Statement statement) {
    Object what =
        statement instanceof Statement.Call call
            ? call.method()
            : statement instanceof Statement.FieldStore store ? store.field() : "";
    return List.of(statement.getClass(), statement.range(), what);
  }

  /** Returns whether a variable has a value before the failure and is read after the handler. */
  boolean isOutlived(Local local) {
    return local.kind() != Local.Kind.TEMPORARY && isAssignedOutside(local) && isReadAfter(local);
  }

  /** Returns whether the handler throws the exception again on some path. */
  boolean throwsAgain() {
    return blocks.stream()
        .mapToObj(b -> cfg.block(b).terminator())
        .anyMatch(end -> end instanceof Terminator.Throw t && holds(t.exception()));
  }

  /** Returns whether a variable from outside of the handler counts the failures. */
  boolean counts(Local local) {
    return isAssignedOutside(local)
        && blocks.stream()
            .mapToObj(cfg::block)
            .flatMap(block -> block.statements().stream())
            .anyMatch(s -> s instanceof Statement.Binary b && b.target().equals(local));
  }

  boolean isAssignedOutside(Local local) {
    return local.kind() == Local.Kind.PARAMETER
        || cfg.body().blocks().stream()
            .filter(block -> !blocks.get(block.index()))
            .flatMap(block -> block.statements().stream())
            .anyMatch(s -> local.equals(s.target()));
  }

  private boolean isReadAfter(Local local) {
    for (BasicBlock block : cfg.body().blocks()) {
      if (!blocks.get(block.index())
          && ((Operands.of(block.terminator()).contains(local) && !leadsBack(block.index()))
              || block.statements().stream().anyMatch(s -> reads(s, local)))) {
        return true;
      }
    }
    return false;
  }

  /** The condition of a loop around the failing call only says how often it runs. */
  private boolean leadsBack(int block) {
    return cfg.normallyReachable(block).intersects(failing);
  }

  /** Counting on is not reading. */
  private static boolean reads(Statement statement, Local local) {
    return Operands.of(statement).contains(local)
        && !(statement instanceof Statement.Binary b && b.target().equals(local));
  }

  /** Returns whether a local was loaded from a field here. */
  boolean isField(Local local) {
    return blocks.stream()
        .mapToObj(cfg::block)
        .flatMap(block -> block.statements().stream())
        .anyMatch(s -> s instanceof Statement.FieldLoad && local.equals(s.target()));
  }
}
