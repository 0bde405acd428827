package dev.actionguard.bytecode;

import dev.actionguard.bytecode.Code.SwitchTable;
import dev.actionguard.bytecode.Code.TryRange;
import dev.actionguard.ir.LoweringException;
import java.util.Arrays;
import org.objectweb.asm.Opcodes;

/**
 * Step 2 of lowering: cuts the instructions into blocks, at jumps and at the borders of protected
 * ranges, and orders those that can be reached.
 */
final class FlowGraph {
  private static final long HANDLER_EDGE_LIMIT = 2_000_000;

  private final Code code;
  private final int[] blockOf;
  private int[] starts = {};
  private int[][] successors = {};
  private int[][] handlers = {};
  private int[] order = {};
  private int[] position = {};

  FlowGraph(Code code) {
    this.code = code;
    this.blockOf = new int[code.size()];
    cut();
    link();
    assignHandlers();
    sort();
  }

  private static boolean isConditional(int op) {
    return (op >= Opcodes.IFEQ && op <= Opcodes.IF_ACMPNE)
        || op == Opcodes.IFNULL
        || op == Opcodes.IFNONNULL;
  }

  private static boolean ends(int op) {
    return op == Opcodes.GOTO
        || op == Opcodes.LOOKUPSWITCH
        || (op >= Opcodes.IRETURN && op <= Opcodes.RETURN)
        || op == Opcodes.ATHROW;
  }

  private void cut() {
    int size = code.size();
    boolean[] leader = new boolean[size + 1];
    leader[0] = true;
    for (int i = 0; i < size; i++) {
      int op = code.opcode()[i];
      if (isConditional(op) || op == Opcodes.GOTO) {
        leader[code.operand()[i]] = true;
      } else if (op == Opcodes.LOOKUPSWITCH) {
        SwitchTable table = code.switches().get(code.operand()[i]);
        leader[table.defaultTarget()] = true;
        for (int target : table.targets()) {
          leader[target] = true;
        }
      }
      if (isConditional(op) || ends(op)) {
        leader[i + 1] = true;
      }
    }
    for (TryRange range : code.tries()) {
      leader[range.start()] = true;
      leader[range.end()] = true;
      leader[range.handler()] = true;
    }
    int count = 0;
    int[] found = new int[size + 1];
    for (int i = 0; i < size; i++) {
      if (leader[i]) {
        found[count++] = i;
      }
      blockOf[i] = count - 1;
    }
    found[count] = size;
    starts = Arrays.copyOf(found, count + 1);
  }

  private void link() {
    successors = new int[count()][];
    for (int block = 0; block < count(); block++) {
      int last = end(block) - 1;
      int op = code.opcode()[last];
      if (isConditional(op)) {
        successors[block] = new int[] {blockOf[code.operand()[last]], next(block)};
      } else if (op == Opcodes.GOTO) {
        successors[block] = new int[] {blockOf[code.operand()[last]]};
      } else if (op == Opcodes.LOOKUPSWITCH) {
        SwitchTable table = code.switches().get(code.operand()[last]);
        int[] targets = Arrays.copyOf(table.targets(), table.targets().length + 1);
        targets[targets.length - 1] = table.defaultTarget();
        for (int i = 0; i < targets.length; i++) {
          targets[i] = blockOf[targets[i]];
        }
        successors[block] = targets;
      } else {
        successors[block] = ends(op) ? new int[0] : new int[] {next(block)};
      }
    }
  }

  /** The block after it, or -1 at the end, where only code that is not reached may stand. */
  private int next(int block) {
    return block + 1 < count() ? block + 1 : -1;
  }

  private void assignHandlers() {
    int[][] found = new int[count()][];
    int[] size = new int[count()];
    long total = 0;
    for (int i = 0; i < code.tries().size(); i++) {
      TryRange range = code.tries().get(i);
      int last = blockOf[range.end() - 1];
      for (int block = blockOf[range.start()]; block <= last; block++) {
        if (++total > HANDLER_EDGE_LIMIT) {
          throw new LoweringException("too many exception handlers");
        }
        if (found[block] == null) {
          found[block] = new int[4];
        } else if (size[block] == found[block].length) {
          found[block] = Arrays.copyOf(found[block], 2 * size[block]);
        }
        found[block][size[block]++] = i;
      }
    }
    for (int block = 0; block < count(); block++) {
      found[block] = found[block] == null ? new int[0] : Arrays.copyOf(found[block], size[block]);
    }
    handlers = found;
  }

  /** Reverse post-order, without recursion. */
  private void sort() {
    int[] next = new int[count()];
    boolean[] seen = new boolean[count()];
    int[] stack = new int[count()];
    int[] post = new int[count()];
    int depth = 1;
    int done = 0;
    seen[0] = true;
    while (depth > 0) {
      int block = stack[depth - 1];
      int[] normal = successors[block];
      int edge = next[block]++;
      int target;
      if (edge < normal.length) {
        target = normal[normal.length - 1 - edge];
      } else if (edge - normal.length < handlers[block].length) {
        target = handlerBlock(handlers[block][edge - normal.length]);
      } else {
        post[done++] = block;
        depth--;
        continue;
      }
      if (target < 0) {
        throw new LoweringException("the code runs past its end");
      }
      if (!seen[target]) {
        seen[target] = true;
        stack[depth++] = target;
      }
    }
    order = new int[done];
    position = new int[count()];
    Arrays.fill(position, -1);
    for (int i = 0; i < done; i++) {
      order[i] = post[done - 1 - i];
      position[order[i]] = i;
    }
  }

  /** Returns how many blocks there are, reached or not. */
  int count() {
    return starts.length - 1;
  }

  int start(int block) {
    return starts[block];
  }

  /** Returns the index after the block's last instruction. */
  int end(int block) {
    return starts[block + 1];
  }

  int blockOf(int instruction) {
    return blockOf[instruction];
  }

  /** Returns where the block goes: of a condition, where it jumps to comes first. */
  int[] successors(int block) {
    return successors[block];
  }

  /** Returns the protected ranges that the block is in, in the order in which they are tried. */
  int[] tries(int block) {
    return handlers[block];
  }

  int handlerBlock(int range) {
    return blockOf[code.tries().get(range).handler()];
  }

  /** Returns the blocks that can be reached, in reverse post-order. */
  int[] order() {
    return order;
  }

  /** Returns where the block stands in {@link #order}, or -1 if it is not reached. */
  int position(int block) {
    return position[block];
  }
}
