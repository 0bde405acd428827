package dev.actionguard.bytecode;

import dev.actionguard.bytecode.Drafts.Draft;
import dev.actionguard.ir.BasicBlock.Origin;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import dev.actionguard.ir.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells handlers that the compiler made from those of the source, by what they do, as the class
 * file does not say it:
 *
 * <ul>
 *   <li>leave a monitor and rethrow: of {@code synchronized};
 *   <li>close a resource, or add to the suppressed exceptions, without a variable that has a name:
 *       of try-with-resources;
 *   <li>wrap in a {@code MatchException}: of pattern matching;
 *   <li>otherwise, if it takes anything: the exceptional copy of a {@code finally} block.
 * </ul>
 */
final class HandlerOrigins {
  private static final int BLOCK_LIMIT = 24;

  /** A compiler's own handlers are far shorter. */
  private static final int STATEMENT_LIMIT = 200;

  private final Drafts drafts;

  HandlerOrigins(Drafts drafts) {
    this.drafts = drafts;
  }

  /**
   * Returns the origin of a handler.
   *
   * @param any whether it takes anything without naming a type, as no {@code catch} clause does
   */
  Origin of(int handler, Type type, boolean any) {
    if (drafts.get(handler).statements().isEmpty()
        || !(drafts.get(handler).statements().get(0) instanceof Statement.Caught caught)) {
      return any ? Origin.FINALLY : Origin.CATCH;
    }
    Signs signs = new Signs(caught.target());
    signs.collect(handler);
    if (!any && (caught.target().isNamed() || signs.named || !type.equals(Type.THROWABLE))) {
      return Origin.CATCH;
    }
    if (signs.suppresses || signs.wraps) {
      return Origin.SYNTHETIC;
    }
    if (any) {
      boolean onlyCloses = signs.closes && signs.rethrows && signs.otherCalls == 0;
      boolean onlyLeaves = signs.leavesMonitor && signs.rethrows && signs.otherCalls == 0;
      return onlyLeaves || (onlyCloses && signs.testsPrimary) ? Origin.SYNTHETIC : Origin.FINALLY;
    }
    boolean closesOrNothing = signs.rethrows && signs.otherCalls == 0 && signs.unnamed;
    return closesOrNothing ? Origin.SYNTHETIC : Origin.CATCH;
  }

  /** What a handler's code does up to its ends. */
  private final class Signs {
    private final Local caught;
    private final Set<Operand> aliases = new HashSet<>();
    private boolean suppresses;
    private boolean wraps;
    private boolean closes;
    private boolean leavesMonitor;
    private boolean rethrows;
    private boolean testsPrimary;
    private boolean named;
    private boolean unnamed = true;
    private int otherCalls;

    Signs(Local caught) {
      this.caught = caught;
      aliases.add(caught);
    }

    void collect(int handler) {
      Deque<Integer> open = new ArrayDeque<>();
      Set<Integer> seen = new HashSet<>();
      open.add(handler);
      while (!open.isEmpty() && seen.size() < BLOCK_LIMIT) {
        int block = open.remove();
        if (!seen.add(block)) {
          continue;
        }
        Draft draft = drafts.get(block);
        List<Statement> statements = draft.statements();
        statements.subList(0, Math.min(statements.size(), STATEMENT_LIMIT)).forEach(this::look);
        look(draft.terminator(), open);
      }
      unnamed = !caught.isNamed();
    }

    private void look(Statement statement) {
      if (statement instanceof Statement.Assign assign && aliases.contains(assign.value())) {
        aliases.add(assign.target());
        named |= assign.target().isNamed();
      } else if (statement instanceof Statement.Monitor monitor && !monitor.enter()) {
        leavesMonitor = true;
      } else if (statement instanceof Statement.New made) {
        wraps |= made.type().name().equals("java.lang.MatchException");
      } else if (statement instanceof Statement.Call call) {
        look(call);
      }
    }

    private void look(Statement.Call call) {
      switch (call.method().name()) {
        case "addSuppressed" -> suppresses |= !isNamed(call.receiver());
        case "close" -> closes = true;
        case "$closeResource" -> {
          closes = true;
          suppresses = true;
        }
        default -> otherCalls++;
      }
    }

    private boolean isNamed(@Nullable Operand operand) {
      return operand instanceof Local local && local.isNamed();
    }

    private void look(@Nullable Terminator terminator, Deque<Integer> open) {
      if (terminator instanceof Terminator.Throw thrown) {
        rethrows |= aliases.contains(thrown.exception());
      } else if (terminator instanceof Terminator.Jump jump) {
        open.add(jump.block());
      } else if (terminator instanceof Terminator.Branch branch) {
        testsPrimary |= branch.left().type().name().equals(Type.THROWABLE.name());
        open.add(branch.whenTrue());
        open.add(branch.whenFalse());
      }
    }
  }
}
