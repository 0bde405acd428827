package dev.actionguard.cfg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.Body;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CfgTest {
  /** Returns the blocks on some path from a block that does not enter another one. */
  private static BitSet reachable(Cfg cfg, int from, int without, boolean exceptional) {
    BitSet seen = new BitSet();
    if (from != without) {
      reach(cfg, from, without, exceptional, seen);
    }
    return seen;
  }

  private static void reach(Cfg cfg, int block, int without, boolean exceptional, BitSet seen) {
    if (block == without || seen.get(block)) {
      return;
    }
    seen.set(block);
    for (CfgEdge edge : cfg.successors(block)) {
      if (exceptional || !(edge instanceof CfgEdge.Exceptional)) {
        reach(cfg, edge.to(), without, exceptional, seen);
      }
    }
  }

  @Test
  void dominanceIsByTheDefinition() {
    SplittableRandom random = new SplittableRandom(43);
    for (int run = 0; run < 500; run++) {
      Cfg cfg = Cfg.of(RandomBodies.of(random, 1 + random.nextInt(10)));
      assertThat(cfg.dominatedBy(0).cardinality()).isEqualTo(cfg.size());
      for (int block = 0; block < cfg.size(); block++) {
        BitSet without = reachable(cfg, 0, block, true);
        BitSet dominated = cfg.dominatedBy(block);
        for (int other = 0; other < cfg.size(); other++) {
          assertThat(dominated.get(other)).isEqualTo(!without.get(other));
        }
        assertThat(cfg.normallyReachable(block)).isEqualTo(reachable(cfg, block, -1, false));
      }
    }
  }

  @Test
  void edgesAreTheSameInBothDirections() {
    SplittableRandom random = new SplittableRandom(47);
    for (int run = 0; run < 300; run++) {
      Body body = RandomBodies.of(random, 1 + random.nextInt(12));
      Cfg cfg = Cfg.of(body);
      int out = 0;
      int in = 0;
      for (int block = 0; block < cfg.size(); block++) {
        int number = block;
        out += cfg.successors(block).size();
        in += cfg.predecessors(block).size();
        assertThat(cfg.successors(block))
            .allMatch(e -> e.from() == number && cfg.predecessors(e.to()).contains(e));
        assertThat(cfg.predecessors(block)).allMatch(e -> e.to() == number);
      }
      assertThat(out).isEqualTo(in);
    }
  }
}
