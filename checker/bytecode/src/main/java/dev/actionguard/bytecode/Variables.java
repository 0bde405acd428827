package dev.actionguard.bytecode;

import dev.actionguard.bytecode.Code.Variable;
import dev.actionguard.ir.LoweringException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Step 3 of lowering: tells the variables apart that share a slot. Assignments that reach one use
 * are one variable, so are those that one entry of the debug table covers; all else is another
 * variable. Variables are numbered: parameters by their slot first, then the others by their first
 * instruction.
 */
final class Variables {
  private final Code code;
  private final FlowGraph graph;
  private final int parameterSlots;
  private final int words;
  private final long[] liveIn;
  private final int[] firstNode;

  /** The node that each load, store or increment belongs to, then its variable; else -1. */
  private final int[] variableOf;

  private int[] parent = new int[64];
  private int nodes;
  private int[] definitions = {};
  private @Nullable Variable[] debug = {};
  private int count;

  Variables(Code code, FlowGraph graph, int parameterSlots) {
    this.code = code;
    this.graph = graph;
    this.parameterSlots = parameterSlots;
    this.words = (code.maxLocals() + 63) >> 6;
    this.liveIn = new long[graph.count() * words];
    this.firstNode = new int[graph.count()];
    this.variableOf = new int[code.size()];
    Arrays.fill(variableOf, -1);
    if (parameterSlots > code.maxLocals()) {
      throw new LoweringException("parameters need more slots than there are");
    }
    findLive();
    makeNodes();
    int[] current = new int[code.maxLocals()];
    for (int block : graph.order()) {
      connect(block, current);
    }
    @Nullable Variable[] found = joinByDebugTable();
    number(found);
  }

  static boolean isLoad(int op) {
    return op >= Opcodes.ILOAD && op <= Opcodes.ALOAD;
  }

  static boolean isStore(int op) {
    return op >= Opcodes.ISTORE && op <= Opcodes.ASTORE;
  }

  private int slot(int instruction) {
    int slot = code.operand()[instruction];
    if (slot >= code.maxLocals()) {
      throw new LoweringException("slot " + slot + " of " + code.maxLocals());
    }
    return slot;
  }

  /** Finds the slots whose value at a block's start may still be read, by the usual equations. */
  private void findLive() {
    long[] defined = new long[graph.count() * words];
    for (int block : graph.order()) {
      int base = block * words;
      for (int i = graph.start(block); i < graph.end(block); i++) {
        int op = code.opcode()[i];
        boolean store = isStore(op);
        if (store || isLoad(op) || op == Opcodes.IINC) {
          int slot = slot(i);
          int word = base + (slot >> 6);
          long bit = 1L << slot;
          if (store) {
            defined[word] |= bit;
          } else if ((defined[word] & bit) == 0) {
            liveIn[word] |= bit;
          }
        }
      }
    }
    propagate(defined, new Predecessors(graph));
  }

  /** Backwards, each block again only when one after it changed. */
  private void propagate(long[] defined, Predecessors predecessors) {
    int[] order = graph.order();
    BitSet open = new BitSet(order.length);
    open.set(0, order.length);
    int at = order.length - 1;
    while (at >= 0) {
      open.clear(at);
      int block = order[at];
      int next = at - 1;
      for (int k = predecessors.start(block); k < predecessors.start(block + 1); k++) {
        int predecessor = predecessors.block(k);
        if (flow(block, predecessor, defined, predecessors.isExceptional(k))) {
          int position = graph.position(predecessor);
          open.set(position);
          next = Math.max(next, position);
        }
      }
      at = open.previousSetBit(next);
    }
  }

  /** Makes what is live in a block live in one before it; returns whether that is new there. */
  private boolean flow(int from, int to, long[] defined, boolean exceptional) {
    boolean changed = false;
    for (int w = 0; w < words; w++) {
      long live = liveIn[from * words + w];
      if (!exceptional) {
        live &= ~defined[to * words + w];
      }
      long before = liveIn[to * words + w];
      if ((before | live) != before) {
        liveIn[to * words + w] = before | live;
        changed = true;
      }
    }
    return changed;
  }

  /** Returns the next live slot of a block from one on, or -1. */
  private int nextLive(int block, int from) {
    int base = block * words;
    for (int w = from >> 6, shift = from; w < words; w++, shift = 0) {
      long rest = liveIn[base + w] & (-1L << shift);
      if (rest != 0) {
        return (w << 6) + Long.numberOfTrailingZeros(rest);
      }
    }
    return -1;
  }

  private int countLive(int block, int before) {
    int count = 0;
    for (int slot = nextLive(block, 0);
        slot >= 0 && slot < before;
        slot = nextLive(block, slot + 1)) {
      count++;
    }
    return count;
  }

  /** Nodes: parameters, then the live slots at each block's start, then assignments. */
  private void makeNodes() {
    for (int slot = 0; slot < parameterSlots; slot++) {
      node();
    }
    for (int block : graph.order()) {
      firstNode[block] = nodes;
      for (int k = countLive(block, Integer.MAX_VALUE); k > 0; k--) {
        node();
      }
    }
    int node = firstNode[0];
    for (int slot = nextLive(0, 0); slot >= 0; slot = nextLive(0, slot + 1)) {
      if (slot < parameterSlots) {
        union(slot, node);
      }
      node++;
    }
  }

  private void connect(int block, int[] current) {
    int node = firstNode[block];
    for (int slot = nextLive(block, 0); slot >= 0; slot = nextLive(block, slot + 1)) {
      current[slot] = node++;
    }
    for (int range : graph.tries(block)) {
      connectAll(current, graph.handlerBlock(range));
    }
    for (int i = graph.start(block); i < graph.end(block); i++) {
      int op = code.opcode()[i];
      if (isLoad(op) || op == Opcodes.IINC) {
        variableOf[i] = current[slot(i)];
      } else if (isStore(op)) {
        int assigned = node();
        current[slot(i)] = assigned;
        variableOf[i] = assigned;
        for (int range : graph.tries(block)) {
          connectOne(slot(i), assigned, graph.handlerBlock(range));
        }
      }
    }
    for (int successor : graph.successors(block)) {
      connectAll(current, successor);
    }
  }

  private void connectAll(int[] current, int to) {
    int node = firstNode[to];
    for (int slot = nextLive(to, 0); slot >= 0; slot = nextLive(to, slot + 1)) {
      union(current[slot], node++);
    }
  }

  private void connectOne(int slot, int assigned, int handler) {
    if (nextLive(handler, slot) == slot) {
      union(assigned, firstNode[handler] + countLive(handler, slot));
    }
  }

  private @Nullable Variable[] joinByDebugTable() {
    @Nullable Variable[] found = new Variable[nodes];
    if (code.variables().isEmpty()) {
      return found;
    }
    DebugEntries entries = new DebugEntries(code.variables());
    int[] nodeOfEntry = new int[code.variables().size()];
    Arrays.fill(nodeOfEntry, -1);
    for (int slot = 0; slot < parameterSlots; slot++) {
      name(slot, entries.find(slot, 0), nodeOfEntry, found);
    }
    for (int i = 0; i < code.size(); i++) {
      if (variableOf[i] >= 0) {
        int at = isStore(code.opcode()[i]) ? code.pc()[i + 1] : code.pc()[i];
        name(variableOf[i], entries.find(slot(i), at), nodeOfEntry, found);
      }
    }
    // Names stand at the root of each set from here on.
    for (int node = 0; node < nodes; node++) {
      int root = root(node);
      if (found[root] == null) {
        found[root] = found[node];
      }
    }
    return found;
  }

  private void name(int node, int entry, int[] nodeOfEntry, @Nullable Variable[] found) {
    if (entry < 0) {
      return;
    }
    if (nodeOfEntry[entry] < 0) {
      nodeOfEntry[entry] = node;
    } else {
      union(nodeOfEntry[entry], node);
    }
    if (found[node] == null) {
      found[node] = code.variables().get(entry);
    }
  }

  private void number(@Nullable Variable[] found) {
    int[] numbers = new int[nodes];
    Arrays.fill(numbers, -1);
    for (int slot = 0; slot < parameterSlots; slot++) {
      numbers[root(slot)] = slot;
    }
    count = parameterSlots;
    for (int i = 0; i < variableOf.length; i++) {
      if (variableOf[i] >= 0) {
        int root = root(variableOf[i]);
        if (numbers[root] < 0) {
          numbers[root] = count++;
        }
        variableOf[i] = numbers[root];
      }
    }
    definitions = new int[count];
    Arrays.fill(definitions, 0, parameterSlots, 1);
    debug = new Variable[count];
    for (int node = 0; node < nodes; node++) {
      int number = numbers[root(node)];
      if (number >= 0 && debug[number] == null) {
        debug[number] = found[root(node)];
      }
    }
    for (int i = 0; i < variableOf.length; i++) {
      if (variableOf[i] >= 0 && !isLoad(code.opcode()[i])) {
        definitions[variableOf[i]]++;
      }
    }
  }

  private int node() {
    if (nodes == parent.length) {
      parent = Arrays.copyOf(parent, 2 * nodes);
    }
    parent[nodes] = nodes;
    return nodes++;
  }

  private int root(int node) {
    int at = node;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private void union(int a, int b) {
    int left = root(a);
    int right = root(b);
    // The older node stays the root: parameters keep their number.
    parent[Math.max(left, right)] = Math.min(left, right);
  }

  /** Returns how many variables there are; the first ones are the parameters' slots. */
  int count() {
    return count;
  }

  /** Returns the variable that a load, store or increment is about, or -1. */
  int of(int instruction) {
    return variableOf[instruction];
  }

  /** Returns how often the variable is assigned; being a parameter counts. */
  int definitions(int variable) {
    return definitions[variable];
  }

  /** Returns the debug table's entry for the variable, or null. */
  @Nullable Variable debug(int variable) {
    return debug[variable];
  }

  /** Finds entries by slot and place. */
  private static final class DebugEntries {
    private final List<Variable> variables;
    private final Integer[] sorted;

    DebugEntries(List<Variable> variables) {
      this.variables = variables;
      sorted = new Integer[variables.size()];
      Arrays.setAll(sorted, i -> i);
      Arrays.sort(
          sorted,
          Comparator.<Integer>comparingInt(i -> variables.get(i).slot())
              .thenComparingInt(i -> variables.get(i).start()));
    }

    /** Returns the index of the entry of that slot whose range has that byte, or -1. */
    int find(int slot, int at) {
      int low = 0;
      int high = sorted.length - 1;
      int best = -1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        Variable variable = variables.get(sorted[middle]);
        if (variable.slot() < slot || (variable.slot() == slot && variable.start() <= at)) {
          best = sorted[middle];
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
      if (best < 0) {
        return -1;
      }
      Variable variable = variables.get(best);
      return variable.slot() == slot && at < variable.end() ? best : -1;
    }
  }
}
