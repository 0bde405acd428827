package dev.actionguard.bytecode;

import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.Type;
import java.util.Arrays;
import java.util.BitSet;
import org.objectweb.asm.Opcodes;

/**
 * Step 4 of lowering: removes the operand stack. Every instruction's operands become numbered
 * values: value {@code i} is the result of instruction {@code i}; further values are the exceptions
 * that handlers catch and, where blocks leave different values in one place of the stack, the
 * merged value. What only moves values ({@code dup}, {@code swap}) is gone after this step.
 */
final class StackAnalysis {
  private static final int[] EMPTY = {};

  private final Code code;
  private final FlowGraph graph;
  private final Variables variables;
  private final int[][] entry;
  private final int[][] exit;
  private final int[] operandStart;
  private final byte[] operandCount;
  private final BitSet wide = new BitSet();
  private final BitSet copied = new BitSet();
  private final BitSet pending = new BitSet();
  private int[] operands;
  private int operandsUsed;
  private int values;
  private int[] mergeBlock = new int[8];
  private int[] mergePosition = new int[8];
  private int[] uses = EMPTY;
  private int[] stack;
  private int depth;
  private long work;

  StackAnalysis(Code code, FlowGraph graph, Variables variables) {
    this.code = code;
    this.graph = graph;
    this.variables = variables;
    int size = code.size();
    entry = new int[graph.count()][];
    exit = new int[graph.count()][];
    operandStart = new int[size];
    operandCount = new byte[size];
    operands = new int[Math.max(16, size)];
    stack = new int[16];
    values = size;
    run();
    countUses();
    findCopies();
  }

  private void run() {
    entry[0] = EMPTY;
    pending.set(0);
    // Blocks are taken in reverse post-order: most see all their predecessors first.
    for (int at = 0; at >= 0; at = pending.nextSetBit(0)) {
      pending.clear(at);
      int block = graph.order()[at];
      depth = 0;
      for (int value : entry[block]) {
        push(value);
      }
      for (int range : graph.tries(block)) {
        enterHandler(graph.handlerBlock(range));
      }
      for (int i = graph.start(block); i < graph.end(block); i++) {
        step(i);
      }
      work += graph.end(block) - graph.start(block) + depth;
      if (work > 1_000_000 + 50L * code.size()) {
        throw new LoweringException("the stack does not settle");
      }
      exit[block] = depth == 0 ? EMPTY : Arrays.copyOf(stack, depth);
      for (int successor : graph.successors(block)) {
        flow(block, successor);
      }
    }
  }

  private void enterHandler(int handler) {
    if (entry[handler] == null) {
      entry[handler] = new int[] {merge(handler, 0, false)};
      pending.set(graph.position(handler));
    } else if (entry[handler].length != 1) {
      throw new LoweringException("a handler is entered with a wrong stack");
    } else if (!isMerge(entry[handler][0], handler)) {
      entry[handler] = new int[] {merge(handler, 0, false)};
      pending.set(graph.position(handler));
    }
  }

  private void flow(int from, int to) {
    int[] leaving = exit[from];
    int[] entering = entry[to];
    if (entering == null) {
      entry[to] = leaving;
      pending.set(graph.position(to));
      return;
    }
    if (entering.length != leaving.length) {
      throw new LoweringException("the stack's height depends on the way taken");
    }
    boolean changed = false;
    for (int i = 0; i < leaving.length; i++) {
      if (entering[i] != leaving[i] && !isMerge(entering[i], to)) {
        if (!changed) {
          entering = entering.clone();
          changed = true;
        }
        entering[i] = merge(to, i, wide.get(entering[i]));
      }
    }
    if (changed) {
      entry[to] = entering;
      pending.set(graph.position(to));
    }
  }

  private int merge(int block, int position, boolean isWide) {
    int number = values - code.size();
    if (number == mergeBlock.length) {
      mergeBlock = Arrays.copyOf(mergeBlock, 2 * number);
      mergePosition = Arrays.copyOf(mergePosition, 2 * number);
    }
    mergeBlock[number] = block;
    mergePosition[number] = position;
    wide.set(values, isWide);
    return values++;
  }

  private boolean isMerge(int value, int block) {
    return value >= code.size() && mergeBlock[value - code.size()] == block;
  }

  private void push(int value) {
    if (depth == stack.length) {
      stack = Arrays.copyOf(stack, 2 * depth);
    }
    stack[depth++] = value;
  }

  private int pop() {
    if (depth == 0) {
      throw new LoweringException("the stack is empty where an instruction takes a value");
    }
    return stack[--depth];
  }

  private void step(int i) {
    int op = code.opcode()[i];
    if (op >= Opcodes.POP && op <= Opcodes.SWAP) {
      shuffle(op);
      return;
    }
    int pops = OpcodeTable.pops(op);
    int pushes = OpcodeTable.pushes(op);
    switch (op) {
      case Opcodes.LDC -> pushes = code.isWideConstant(i) ? 2 : 1;
      case Opcodes.GETSTATIC, Opcodes.GETFIELD -> {
        pops = op == Opcodes.GETFIELD ? 1 : 0;
        pushes = slots(code.field(i).type());
      }
      case Opcodes.PUTSTATIC -> pops = 1;
      case Opcodes.PUTFIELD -> pops = 2;
      case Opcodes.INVOKEVIRTUAL,
          Opcodes.INVOKESPECIAL,
          Opcodes.INVOKESTATIC,
          Opcodes.INVOKEINTERFACE -> {
        Names.Shape shape = code.call(i).shape();
        pops = shape.parameters().size() + (op == Opcodes.INVOKESTATIC ? 0 : 1);
        pushes = slots(shape.returns());
      }
      case Opcodes.INVOKEDYNAMIC -> {
        Names.Shape shape = code.dynamicShape(i);
        pops = shape.parameters().size();
        pushes = slots(shape.returns());
      }
      case Opcodes.MULTIANEWARRAY -> {
        pops = code.second()[i];
        pushes = 1;
      }
      default -> {
        if (Variables.isStore(op) || op == Opcodes.IINC) {
          keepOldValue(variables.of(i));
        }
      }
    }
    take(i, pops);
    if (pushes > 0) {
      wide.set(i, pushes == 2);
      push(i);
    }
  }

  private static int slots(Type type) {
    return switch (type.name()) {
      case "void" -> 0;
      case "long", "double" -> 2;
      default -> 1;
    };
  }

  private void take(int i, int pops) {
    if (depth < pops) {
      throw new LoweringException("the stack is empty where an instruction takes a value");
    }
    if (operandsUsed + pops > operands.length) {
      operands = Arrays.copyOf(operands, 2 * (operandsUsed + pops));
    }
    depth -= pops;
    System.arraycopy(stack, depth, operands, operandsUsed, pops);
    operandStart[i] = operandsUsed;
    operandCount[i] = (byte) pops;
    operandsUsed += pops;
  }

  /** A variable is assigned while its old value waits on the stack: that load must be a copy. */
  private void keepOldValue(int variable) {
    work += depth;
    for (int k = 0; k < depth; k++) {
      int value = stack[k];
      if (isLoad(value) && variables.of(value) == variable) {
        copied.set(value);
      }
    }
  }

  private boolean isLoad(int value) {
    return value < code.size() && Variables.isLoad(code.opcode()[value]);
  }

  private void shuffle(int op) {
    int top = pop();
    switch (op) {
      case Opcodes.POP -> {
        // Gone.
      }
      case Opcodes.POP2 -> {
        if (!wide.get(top)) {
          pop();
        }
      }
      case Opcodes.DUP -> pushAll(top, top);
      case Opcodes.DUP_X1, Opcodes.SWAP -> {
        int below = pop();
        pushAll(top, below);
        if (op == Opcodes.DUP_X1) {
          push(top);
        }
      }
      case Opcodes.DUP_X2 -> {
        int[] below = popSlots();
        push(top);
        pushAll(below);
        push(top);
      }
      default -> shuffleTwo(op, top);
    }
  }

  /** {@code dup2} and its kin, which copy one wide value or two others. */
  private void shuffleTwo(int op, int top) {
    push(top);
    int[] copied = popSlots();
    int[] below =
        op == Opcodes.DUP2 ? EMPTY : op == Opcodes.DUP2_X1 ? new int[] {pop()} : popSlots();
    pushAll(copied);
    pushAll(below);
    pushAll(copied);
  }

  /** Pops one wide value or two others; returns them from the bottom up. */
  private int[] popSlots() {
    int top = pop();
    return wide.get(top) ? new int[] {top} : new int[] {pop(), top};
  }

  private void pushAll(int... pushed) {
    for (int value : pushed) {
      push(value);
    }
  }

  private void countUses() {
    uses = new int[values];
    for (int block : graph.order()) {
      for (int i = graph.start(block); i < graph.end(block); i++) {
        for (int k = 0; k < operandCount(i); k++) {
          uses[operand(i, k)]++;
        }
      }
      for (int successor : graph.successors(block)) {
        for (int k = 0; k < exit[block].length; k++) {
          if (isMerge(entry[successor][k], successor)) {
            uses[exit[block][k]]++;
          }
        }
      }
    }
  }

  /** A load that leaves its block must be a copy if its variable is assigned more than once. */
  private void findCopies() {
    for (int block : graph.order()) {
      for (int value : exit[block]) {
        if (isLoad(value) && variables.definitions(variables.of(value)) > 1) {
          copied.set(value);
        }
      }
    }
  }

  /** Returns how many values there are. */
  int values() {
    return values;
  }

  int operandCount(int instruction) {
    return operandCount[instruction] & 0xff;
  }

  /** Returns the value that is the instruction's k-th operand, the deepest on the stack first. */
  int operand(int instruction, int k) {
    return operands[operandStart[instruction] + k];
  }

  /** Returns the values on the stack at the start of a block. */
  int[] entry(int block) {
    return entry[block];
  }

  /** Returns the values on the stack at the end of a block. */
  int[] exit(int block) {
    return exit[block];
  }

  /** Returns how many operands and merges use the value. */
  int uses(int value) {
    return uses[value];
  }

  /** Returns whether a load must be copied to a temporary, as its variable changes before use. */
  boolean isCopied(int load) {
    return copied.get(load);
  }

  /**
   * Returns whether the value at that place of the block's first stack is merged or caught there.
   */
  boolean isMerged(int block, int position) {
    return isMerge(entry[block][position], block);
  }
}
