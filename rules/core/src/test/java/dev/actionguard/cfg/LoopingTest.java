package dev.actionguard.cfg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is taken for the loops of a graph, against the definition of a cycle. */
final class LoopingTest {
  /** Returns whether a block can be reached again after it was left. */
  private static boolean isOnCycle(Cfg cfg, int block) {
    BitSet seen = new BitSet();
    cfg.successors(block).forEach(edge -> reach(cfg, edge.to(), seen));
    return seen.get(block);
  }

  private static void reach(Cfg cfg, int block, BitSet seen) {
    if (!seen.get(block)) {
      seen.set(block);
      cfg.successors(block).forEach(edge -> reach(cfg, edge.to(), seen));
    }
  }

  @Test
  void includesEveryCycleAndNothingWhereThereIsNone() {
    SplittableRandom random = new SplittableRandom(53);
    int without = 0;
    for (int run = 0; run < 2_000; run++) {
      Cfg cfg = Cfg.of(RandomBodies.of(random, 1 + random.nextInt(12)));
      BitSet cycles = new BitSet();
      for (int block = 0; block < cfg.size(); block++) {
        cycles.set(block, isOnCycle(cfg, block));
      }
      BitSet missed = (BitSet) cycles.clone();
      missed.andNot(cfg.looping());
      assertThat(missed.isEmpty()).isTrue();
      if (cycles.isEmpty()) {
        without++;
        assertThat(cfg.looping().isEmpty()).isTrue();
      }
    }
    assertThat(without).isBetween(100, 1_900);
  }
}
