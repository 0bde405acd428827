package dev.actionguard.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.cfg.CfgEdge;
import dev.actionguard.cfg.RandomBodies;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.BodyBuilder;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Terminator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SolverTest {
  /** Sets of 16 numbers; each block and each edge adds and removes some, some edges are closed. */
  private static final class Sets implements DataflowProblem<Integer> {
    private final int[] adds;
    private final int[] keeps;
    private final int closed;

    Sets(SplittableRandom random, int blocks) {
      adds = random.ints(blocks, 0, 1 << 16).map(i -> i & i >> 3).toArray();
      keeps = random.ints(blocks, 0, 1 << 16).map(i -> i | i >> 2).toArray();
      closed = random.nextInt(12);
    }

    @Override
    public Integer boundary() {
      return 1;
    }

    @Override
    public Integer join(Integer left, Integer right, int visits) {
      return left | right;
    }

    @Override
    public Outcome<Integer> transfer(BasicBlock block, Integer before) {
      int after = (before & keeps[block.index()]) | adds[block.index()];
      return new Outcome<>(block.index() % 7 == 6 ? null : after, before | after);
    }

    @Override
    public @Nullable Integer transferEdge(CfgEdge edge, Integer fact) {
      boolean refuses = edge instanceof CfgEdge.Conditional c && c.taken() && edge.to() == closed;
      return refuses && (fact & 2) == 0 ? null : fact;
    }
  }

  /** All equations again and again, in block order, until nothing changes. */
  private static List<@Nullable Integer> naive(Cfg cfg, Sets problem) {
    List<@Nullable Integer> before = new ArrayList<>(Collections.nCopies(cfg.size(), null));
    before.set(0, problem.boundary());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int block = 0; block < cfg.size(); block++) {
        Integer fact = before.get(block);
        if (fact == null) {
          continue;
        }
        var after = problem.transfer(cfg.block(block), fact);
        for (CfgEdge edge : cfg.successors(block)) {
          Integer out = edge instanceof CfgEdge.Exceptional ? after.thrown() : after.normal();
          Integer arriving = out == null ? null : problem.transferEdge(edge, out);
          Integer old = before.get(edge.to());
          Integer now =
              arriving == null ? old : old == null ? arriving : (Integer) (old | arriving);
          changed |= now != null && !now.equals(old);
          before.set(edge.to(), now);
        }
      }
    }
    return before;
  }

  @Test
  void findsTheLeastFixpoint() {
    SplittableRandom random = new SplittableRandom(53);
    for (int run = 0; run < 1_000; run++) {
      Cfg cfg = Cfg.of(RandomBodies.of(random, 1 + random.nextInt(14)));
      Sets problem = new Sets(random, cfg.size());
      assertThat(Solver.solve(cfg, problem)).isEqualTo(naive(cfg, problem));
    }
  }

  @Test
  void aProblemWithoutHeightIsADefect() {
    BodyBuilder builder = new BodyBuilder();
    int loop = builder.block();
    builder.terminate(loop, new Terminator.Jump(loop, SourceRange.UNKNOWN));
    Body body = builder.build();
    DataflowProblem<Integer> endless =
        new DataflowProblem<>() {
          @Override
          public Integer boundary() {
            return 0;
          }

          @Override
          public Integer join(Integer left, Integer right, int visits) {
            return Math.max(left, right);
          }

          @Override
          public Outcome<Integer> transfer(BasicBlock block, Integer before) {
            return new Outcome<>(before + 1, null);
          }

          @Override
          public Integer transferEdge(CfgEdge edge, Integer fact) {
            return fact;
          }
        };
    assertThatThrownBy(() -> Solver.solve(Cfg.of(body), endless))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no fixpoint at block 0");
  }
}
