package dev.actionguard.dataflow;

import dev.actionguard.cfg.CfgEdge;
import dev.actionguard.ir.BasicBlock;
import org.jspecify.annotations.Nullable;

/**
 * A forward dataflow problem over facts {@code F}. "Not reached" is null, so there is no bottom.
 * Facts are never changed once they are handed over.
 */
public interface DataflowProblem<F> {
  /** The fact at the entry of the method. */
  F boundary();

  /**
   * Joins what arrives at a block over two edges: commutative, associative, idempotent; changes
   * neither. With every join a fact grows or stays equal, and grows only finitely often.
   *
   * @param visits how often the block's fact has grown so far; a problem of great height gives up
   *     precision when it is large
   */
  F join(F left, F right, int visits);

  /** What holds after a block and on its exceptional edges. Monotone. */
  Outcome<F> transfer(BasicBlock block, F before);

  /**
   * Refines the fact on an edge, or returns null if the edge cannot be taken. The fact of an
   * exceptional edge is {@link Outcome#thrown()}. Monotone.
   */
  @Nullable F transferEdge(CfgEdge edge, F fact);

  /**
   * The facts after a block.
   *
   * @param normal after the last statement; null if that cannot be reached
   * @param thrown the join over all statements that may throw; null if none may
   */
  record Outcome<F>(@Nullable F normal, @Nullable F thrown) {}
}
