package dev.actionguard.analysis;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.cfg.CfgEdge;
import dev.actionguard.ir.Terminator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks the normal paths of a method and stops at its access checks: statements that throw unless
 * access is allowed, and edges that are taken only if it is.
 */
final class GuardPaths {
  /** An edge by its ends: that of a branch on which access is allowed. */
  record Edge(int from, int to) {}

  private final Cfg cfg;
  private final List<Integer>[] statements;
  private final Set<Edge> edges = new HashSet<>();

  @SuppressWarnings({"unchecked", "rawtypes"} /* an array of lists */)
  GuardPaths(Cfg cfg) {
    this.cfg = cfg;
    statements = new List[cfg.size()];
  }

  /** Makes walks stop at a statement. */
  void stopAt(Site statement) {
    List<Integer> known = statements[statement.block()];
    List<Integer> stops = known == null ? new ArrayList<>() : known;
    stops.add(statement.index());
    statements[statement.block()] = stops;
  }

  /** Makes walks stop at an edge. */
  void stopAt(Edge edge) {
    edges.add(edge);
  }

  /**
   * Where a walk came.
   *
   * @param entered the blocks that it entered at their beginning
   * @param returns whether it came to a return
   * @param stopped whether it was stopped anywhere
   */
  record Walk(BitSet entered, boolean returns, boolean stopped) {}

  /** Walks from after a statement; an index of -1 stands for the beginning of the block. */
  Walk from(int block, int index, boolean stopping) {
    BitSet entered = new BitSet(cfg.size());
    boolean returns = false;
    boolean stopped = false;
    List<Integer> open = new ArrayList<>();
    int at = block;
    int after = index;
    if (index < 0) {
      entered.set(block);
    }
    while (true) {
      if (stopping && stopAfter(at, after) >= 0) {
        stopped = true;
      } else if (cfg.block(at).terminator() instanceof Terminator.Return) {
        returns = true;
      } else {
        for (CfgEdge edge : cfg.successors(at)) {
          if (edge instanceof CfgEdge.Exceptional) {
            continue;
          }
          if (stopping && edges.contains(new Edge(edge.from(), edge.to()))) {
            stopped = true;
          } else if (!entered.get(edge.to())) {
            entered.set(edge.to());
            open.add(edge.to());
          }
        }
      }
      if (open.isEmpty()) {
        return new Walk(entered, returns, stopped);
      }
      at = open.remove(open.size() - 1);
      after = -1;
    }
  }

  /** Returns the first statement after an index at which walks stop, or -1. */
  private int stopAfter(int block, int index) {
    int first = -1;
    if (statements[block] != null) {
      for (int stop : statements[block]) {
        if (stop > index && (first < 0 || stop < first)) {
          first = stop;
        }
      }
    }
    return first;
  }

  /** Returns whether the walk from after a statement comes to another one. */
  boolean reaches(int block, int index, Site to, boolean stopping) {
    if (block == to.block() && to.index() > index) {
      int stop = stopping ? stopAfter(block, index) : -1;
      if (stop < 0 || stop >= to.index()) {
        return true;
      }
    }
    Walk walk = from(block, index, stopping);
    if (!walk.entered().get(to.block())) {
      return false;
    }
    int stop = stopping ? stopAfter(to.block(), -1) : -1;
    return stop < 0 || stop >= to.index();
  }
}
