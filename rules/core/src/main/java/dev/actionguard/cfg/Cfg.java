package dev.actionguard.cfg;

import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.Terminator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The control-flow graph of a body. Block numbers are the body's, hence in reverse post-order;
 * edges are listed in a stable order.
 */
public final class Cfg {
  private final Body body;
  private final List<List<CfgEdge>> successors;
  private final List<List<CfgEdge>> predecessors;

  private Cfg(Body body) {
    this.body = body;
    int size = body.blocks().size();
    successors = new ArrayList<>(size);
    predecessors = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      predecessors.add(new ArrayList<>(2));
    }
    for (BasicBlock block : body.blocks()) {
      List<CfgEdge> out = edges(block);
      successors.add(List.copyOf(out));
      out.forEach(edge -> predecessors.get(edge.to()).add(edge));
    }
  }

  /** Returns the graph of a body. */
  public static Cfg of(Body body) {
    return new Cfg(body);
  }

  private static List<CfgEdge> edges(BasicBlock block) {
    int from = block.index();
    List<CfgEdge> edges = new ArrayList<>(2);
    Terminator end = block.terminator();
    if (end instanceof Terminator.Jump jump) {
      edges.add(new CfgEdge.Normal(from, jump.block()));
    } else if (end instanceof Terminator.Branch branch) {
      edges.add(new CfgEdge.Conditional(from, branch.whenTrue(), branch, true));
      edges.add(new CfgEdge.Conditional(from, branch.whenFalse(), branch, false));
    } else if (end instanceof Terminator.Switch s) {
      s.cases().forEach(arm -> edges.add(new CfgEdge.SwitchCase(from, arm.block(), s, arm)));
      edges.add(new CfgEdge.SwitchDefault(from, s.defaultBlock(), s));
    }
    block.handlers().forEach(h -> edges.add(new CfgEdge.Exceptional(from, h.block(), h)));
    return edges;
  }

  public Body body() {
    return body;
  }

  /** Returns the number of blocks. */
  public int size() {
    return successors.size();
  }

  public BasicBlock block(int index) {
    return body.blocks().get(index);
  }

  /** Returns the edges out of a block: normal ones first, then exceptional ones. */
  public List<CfgEdge> successors(int block) {
    return successors.get(block);
  }

  /** Returns the edges into a block. */
  public List<CfgEdge> predecessors(int block) {
    return predecessors.get(block);
  }

  /**
   * Returns blocks that include all that lie on a cycle. An edge that does not go forward in
   * reverse post-order closes a cycle; all of a cycle's blocks are numbered between the ends of
   * such edges.
   */
  public BitSet looping() {
    BitSet looping = new BitSet(size());
    for (List<CfgEdge> out : successors) {
      for (CfgEdge edge : out) {
        if (edge.to() <= edge.from()) {
          looping.set(edge.to(), edge.from() + 1);
        }
      }
    }
    return looping;
  }

  /**
   * Returns the blocks that can be reached from a block, itself included, over normal edges only.
   */
  public BitSet normallyReachable(int block) {
    BitSet seen = new BitSet(size());
    List<Integer> open = new ArrayList<>(List.of(block));
    while (!open.isEmpty()) {
      int next = open.remove(open.size() - 1);
      if (seen.get(next)) {
        continue;
      }
      seen.set(next);
      for (CfgEdge edge : successors(next)) {
        if (!(edge instanceof CfgEdge.Exceptional)) {
          open.add(edge.to());
        }
      }
    }
    return seen;
  }

  /**
   * Returns the blocks that a block dominates, itself included: every path from the entry to them
   * goes through it.
   */
  public BitSet dominatedBy(int block) {
    BitSet reachedWithout = new BitSet(size());
    List<Integer> open = new ArrayList<>();
    if (block != 0) {
      open.add(0);
    }
    while (!open.isEmpty()) {
      int next = open.remove(open.size() - 1);
      if (next == block || reachedWithout.get(next)) {
        continue;
      }
      reachedWithout.set(next);
      successors(next).forEach(edge -> open.add(edge.to()));
    }
    BitSet dominated = new BitSet(size());
    dominated.set(0, size());
    dominated.andNot(reachedWithout);
    return dominated;
  }
}
