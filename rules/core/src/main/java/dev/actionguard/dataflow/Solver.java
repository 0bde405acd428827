package dev.actionguard.dataflow;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.cfg.CfgEdge;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Solves forward problems with a worklist in block order, which is reverse post-order. */
public final class Solver {
  /** A block whose fact grows more often than this is a defect of the problem: it has no height. */
  private static final int MAX_VISITS = 1_000;

  private Solver() {}

  /**
   * Returns the fixpoint: the fact before each block, null for blocks that cannot be reached.
   *
   * @throws IllegalStateException if the problem does not converge
   */
  public static <F> List<@Nullable F> solve(Cfg cfg, DataflowProblem<F> problem) {
    List<@Nullable F> before = new ArrayList<>(Collections.nCopies(cfg.size(), null));
    int[] visits = new int[cfg.size()];
    before.set(0, problem.boundary());
    BitSet open = new BitSet(cfg.size());
    open.set(0);
    for (int block = 0; block >= 0; block = open.nextSetBit(0)) {
      open.clear(block);
      F fact = before.get(block);
      if (fact == null) {
        continue;
      }
      DataflowProblem.Outcome<F> after = problem.transfer(cfg.block(block), fact);
      for (CfgEdge edge : cfg.successors(block)) {
        F out = edge instanceof CfgEdge.Exceptional ? after.thrown() : after.normal();
        F arriving = out == null ? null : problem.transferEdge(edge, out);
        if (arriving == null) {
          continue;
        }
        F old = before.get(edge.to());
        F joined = old == null ? arriving : problem.join(old, arriving, visits[edge.to()]);
        if (!joined.equals(old)) {
          if (++visits[edge.to()] > MAX_VISITS) {
            throw new IllegalStateException("no fixpoint at block " + edge.to());
          }
          before.set(edge.to(), joined);
          open.set(edge.to());
        }
      }
    }
    return before;
  }
}
