package dev.actionguard.bytecode;

/** The edges of a flow graph the other way round; an edge to a handler is exceptional. */
final class Predecessors {
  private final int[] starts;
  private final int[] blocks;
  private final boolean[] exceptional;

  Predecessors(FlowGraph graph) {
    int[] counts = new int[graph.count() + 1];
    int total = 0;
    for (int block : graph.order()) {
      for (int successor : graph.successors(block)) {
        counts[successor]++;
        total++;
      }
      for (int range : graph.tries(block)) {
        counts[graph.handlerBlock(range)]++;
        total++;
      }
    }
    starts = new int[graph.count() + 1];
    for (int i = 0; i < graph.count(); i++) {
      starts[i + 1] = starts[i] + counts[i];
    }
    blocks = new int[total];
    exceptional = new boolean[total];
    int[] next = starts.clone();
    for (int block : graph.order()) {
      for (int successor : graph.successors(block)) {
        blocks[next[successor]++] = block;
      }
      for (int range : graph.tries(block)) {
        int at = next[graph.handlerBlock(range)]++;
        blocks[at] = block;
        exceptional[at] = true;
      }
    }
  }

  /** Returns the first edge into a block; the next block's first edge is the end. */
  int start(int block) {
    return starts[block];
  }

  /** Returns the block that an edge comes from. */
  int block(int edge) {
    return blocks[edge];
  }

  boolean isExceptional(int edge) {
    return exceptional[edge];
  }
}
