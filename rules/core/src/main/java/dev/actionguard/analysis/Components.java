package dev.actionguard.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Strongly connected components by Tarjan's algorithm (R. Tarjan, "Depth-first search and linear
 * graph algorithms", 1972), without recursion: a call chain may be thousands of methods deep. The
 * vertices of a component are in the order in which the search left them: as far as a cycle allows,
 * each comes after those that it leads to.
 */
final class Components {
  private final int[][] edges;
  private final BitSet selected;
  private final int[] order;
  private final int[] low;
  private final int[] level;
  private final int[] finish;
  private final BitSet onStack = new BitSet();
  private final Deque<Integer> stack = new ArrayDeque<>();
  private final List<List<int[]>> levels = new ArrayList<>();
  private int next = 1;
  private int left;

  Components(int[][] edges, BitSet selected) {
    this.edges = edges;
    this.selected = selected;
    order = new int[edges.length];
    low = new int[edges.length];
    level = new int[edges.length];
    finish = new int[edges.length];
    selected.stream().filter(v -> order[v] == 0).forEach(this::visit);
  }

  List<List<int[]>> levels() {
    return levels;
  }

  private void visit(int root) {
    Deque<int[]> frames = new ArrayDeque<>();
    open(root, frames);
    while (!frames.isEmpty()) {
      int[] frame = frames.element();
      int vertex = frame[0];
      if (frame[1] == edges[vertex].length) {
        frames.pop();
        finish[vertex] = left++;
        close(vertex);
        if (!frames.isEmpty()) {
          int parent = frames.element()[0];
          low[parent] = Math.min(low[parent], low[vertex]);
        }
        continue;
      }
      int target = edges[vertex][frame[1]++];
      if (!selected.get(target)) {
        continue;
      }
      if (order[target] == 0) {
        open(target, frames);
      } else if (onStack.get(target)) {
        low[vertex] = Math.min(low[vertex], order[target]);
      }
    }
  }

  private void open(int vertex, Deque<int[]> frames) {
    order[vertex] = next;
    low[vertex] = next++;
    stack.push(vertex);
    onStack.set(vertex);
    frames.push(new int[] {vertex, 0});
  }

  private void close(int vertex) {
    if (low[vertex] != order[vertex]) {
      return;
    }
    List<Integer> members = new ArrayList<>();
    int member;
    do {
      member = stack.pop();
      onStack.clear(member);
      members.add(member);
    } while (member != vertex);
    members.sort(Comparator.comparingInt(m -> finish[m]));
    int[] component = members.stream().mapToInt(Integer::intValue).toArray();
    BitSet inside = new BitSet();
    members.forEach(inside::set);
    int depth = 0;
    for (int m : component) {
      for (int target : edges[m]) {
        if (selected.get(target) && !inside.get(target)) {
          depth = Math.max(depth, level[target] + 1);
        }
      }
    }
    for (int m : component) {
      level[m] = depth;
    }
    while (levels.size() <= depth) {
      levels.add(new ArrayList<>());
    }
    levels.get(depth).add(component);
  }
}
