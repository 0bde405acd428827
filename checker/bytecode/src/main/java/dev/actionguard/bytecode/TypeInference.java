package dev.actionguard.bytecode;

import dev.actionguard.ir.Type;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Step 5 of lowering: finds the erased type of every value and variable. Declared types flow
 * forward from descriptors and debug tables; where the class file only says {@code int}, uses
 * decide among the int-like types ({@link IntTypes}).
 */
final class TypeInference {
  private static final int ROUND_LIMIT = 12;

  private final Code code;
  private final FlowGraph graph;
  private final Variables variables;
  private final StackAnalysis stack;
  private final Type returns;
  private final @Nullable Type[] fixed;

  /** By value, then by variable. */
  private final @Nullable Type[] types;

  private final int[] possible;
  private final int[] wanted;
  private final BitSet conflicts = new BitSet();
  private final BitSet read = new BitSet();
  private boolean changed;

  /**
   * Infers all types.
   *
   * @param fixed the types of variables that are declared, by variable; null where it is open
   */
  TypeInference(
      Code code,
      FlowGraph graph,
      Variables variables,
      StackAnalysis stack,
      @Nullable Type[] fixed,
      Type returns) {
    this.code = code;
    this.graph = graph;
    this.variables = variables;
    this.stack = stack;
    this.fixed = fixed;
    this.returns = returns;
    int nodes = stack.values() + variables.count();
    types = new Type[nodes];
    possible = new int[nodes];
    wanted = new int[nodes];
    for (int v = 0; v < fixed.length; v++) {
      Type type = fixed[v];
      if (type != null) {
        join(stack.values() + v, type);
      }
    }
    boolean open = hasOpenNodes();
    forward(open);
    if (open) {
      settleConflicts();
      backward();
    }
  }

  private boolean hasOpenNodes() {
    if (stack.values() > code.size()) {
      return true;
    }
    for (Type type : fixed) {
      if (type == null) {
        return true;
      }
    }
    return false;
  }

  private int node(int variable) {
    return stack.values() + variable;
  }

  /** One round is enough unless something changes after it was read: that takes a loop. */
  private void forward(boolean repeat) {
    int rounds = 0;
    do {
      changed = false;
      for (int block : graph.order()) {
        forward(block);
      }
      rounds++;
    } while (repeat && changed && rounds < ROUND_LIMIT);
    if (repeat && changed) {
      // Only code that no compiler emits gets here: every open node may be anything.
      for (int n = code.size(); n < types.length; n++) {
        int variable = n - stack.values();
        if (variable < 0 || fixed[variable] == null) {
          widen(n);
        }
      }
    }
  }

  private void widen(int node) {
    if (possible[node] != 0) {
      possible[node] |= IntTypes.IS_INT;
    }
    Type type = types[node];
    if (type != null && !type.isPrimitive()) {
      types[node] = Type.OBJECT;
    }
  }

  private void forward(int block) {
    for (int range : graph.tries(block)) {
      int pool = code.tries().get(range).type();
      int caught = stack.entry(graph.handlerBlock(range))[0];
      join(caught, pool == 0 ? Type.THROWABLE : code.file().type(pool, code.buffer()));
    }
    for (int i = graph.start(block); i < graph.end(block); i++) {
      int op = code.opcode()[i];
      if (Variables.isStore(op)) {
        copy(stack.operand(i, 0), node(variables.of(i)));
      } else if (Variables.isLoad(op)) {
        copy(node(variables.of(i)), i);
      } else if (op == Opcodes.IINC) {
        join(node(variables.of(i)), Type.INT);
      } else {
        forwardResult(i, op);
      }
    }
    int[] exit = stack.exit(block);
    if (exit.length > 0) {
      for (int successor : graph.successors(block)) {
        for (int k = 0; k < exit.length; k++) {
          if (stack.isMerged(successor, k)) {
            copy(exit[k], stack.entry(successor)[k]);
          }
        }
      }
    }
  }

  private void copy(int from, int to) {
    int variable = to - stack.values();
    if (variable >= 0 && fixed[variable] != null) {
      return;
    }
    read.set(from);
    mark(to, possible[from]);
    Type type = types[from];
    if (type != null) {
      join(to, type);
    }
  }

  private void mark(int node, int mask) {
    if ((possible[node] | mask) != possible[node]) {
      possible[node] |= mask;
      changed |= read.get(node);
    }
  }

  private void join(int node, Type type) {
    int mask = IntTypes.of(type);
    if (mask != 0) {
      mark(node, mask);
      return;
    }
    Type known = types[node];
    if (known == null || known.equals(Type.NULL)) {
      if (!type.equals(known)) {
        types[node] = type;
        changed |= read.get(node);
      }
    } else if (!known.equals(type) && !type.equals(Type.NULL) && !known.equals(Type.OBJECT)) {
      types[node] = Type.OBJECT;
      conflicts.set(node);
      changed |= read.get(node);
    }
  }

  private void forwardResult(int i, int op) {
    switch (op) {
      case Opcodes.IAND, Opcodes.IOR, Opcodes.IXOR -> {
        read.set(stack.operand(i, 0));
        read.set(stack.operand(i, 1));
        int mask = possible[stack.operand(i, 0)] | possible[stack.operand(i, 1)];
        boolean bits = IntTypes.within(mask, IntTypes.BIT_CONSTANT | IntTypes.IS_BOOLEAN);
        mark(i, bits ? mask : IntTypes.IS_INT);
      }
      case Opcodes.AALOAD, Opcodes.BALOAD -> {
        read.set(stack.operand(i, 0));
        Type array = types[stack.operand(i, 0)];
        if (array != null && array.isArray()) {
          join(i, array.component());
        } else if (array != null) {
          join(i, op == Opcodes.BALOAD ? IntTypes.BYTE : Type.OBJECT);
        }
      }
      case Opcodes.BIPUSH -> mark(i, IntTypes.ofConstant(code.operand()[i]));
      default -> {
        if (types[i] == null && possible[i] == 0) {
          Type type = ResultTypes.of(code, i);
          if (type != null) {
            join(i, type);
          }
        }
      }
    }
  }

  /** Where values of several types meet, the class file's frames say what they have in common. */
  private void settleConflicts() {
    if (conflicts.isEmpty()) {
      return;
    }
    StackFrames frames = StackFrames.read(code);
    for (int block : graph.order()) {
      int[] entry = stack.entry(block);
      for (int k = 0; k < entry.length; k++) {
        if (conflicts.get(entry[k]) && stack.isMerged(block, k)) {
          Type type = frames.stack(code.pc()[graph.start(block)], k);
          types[entry[k]] = type == null ? Type.OBJECT : type;
        }
      }
      settleVariables(block, frames);
    }
    conflicts.clear();
    for (int block : graph.order()) {
      for (int i = graph.start(block); i < graph.end(block); i++) {
        if (Variables.isLoad(code.opcode()[i])) {
          types[i] = types[node(variables.of(i))];
        }
      }
    }
  }

  private void settleVariables(int block, StackFrames frames) {
    BitSet stored = new BitSet();
    for (int i = graph.start(block); i < graph.end(block); i++) {
      int variable = variables.of(i);
      int slot = code.operand()[i];
      if (Variables.isStore(code.opcode()[i])) {
        stored.set(slot);
      } else if (variable >= 0 && conflicts.get(node(variable)) && !stored.get(slot)) {
        Type type = frames.local(code.pc()[graph.start(block)], slot);
        if (type != null) {
          types[node(variable)] = type;
          conflicts.clear(node(variable));
        }
      }
    }
  }

  /** Carries uses back to open values, in few rounds: chains of copies are short. */
  private void backward() {
    int rounds = 0;
    do {
      changed = false;
      int[] order = graph.order();
      for (int at = order.length - 1; at >= 0; at--) {
        backward(order[at]);
      }
      rounds++;
    } while (changed && rounds < ROUND_LIMIT);
  }

  private void backward(int block) {
    int[] exit = stack.exit(block);
    if (exit.length > 0) {
      for (int successor : graph.successors(block)) {
        for (int k = 0; k < exit.length; k++) {
          if (stack.isMerged(successor, k)) {
            want(exit[k], wanted[stack.entry(successor)[k]]);
          }
        }
      }
    }
    for (int i = graph.end(block) - 1; i >= graph.start(block); i--) {
      int op = code.opcode()[i];
      if (Variables.isStore(op)) {
        int variable = variables.of(i);
        Type type = fixed[variable];
        want(stack.operand(i, 0), type != null ? IntTypes.of(type) : wanted[node(variable)]);
      } else {
        for (int k = 0; k < stack.operandCount(i); k++) {
          want(stack.operand(i, k), use(i, op, k));
        }
      }
    }
  }

  private void want(int value, int mask) {
    int node = value;
    if ((wanted[node] | mask) != wanted[node]) {
      wanted[node] |= mask;
      changed = true;
    }
    if (value < code.size() && Variables.isLoad(code.opcode()[value])) {
      node = node(variables.of(value));
      if ((wanted[node] | mask) != wanted[node]) {
        wanted[node] |= mask;
        changed = true;
      }
    }
  }

  /** Returns as what the instruction uses its k-th operand. */
  private int use(int i, int op, int k) {
    if (op >= Opcodes.IAND && op <= Opcodes.LXOR) {
      boolean bool = of(i).equals(Type.BOOLEAN);
      return bool ? IntTypes.IS_BOOLEAN : IntTypes.IS_INT;
    }
    Type type = ResultTypes.wanted(code, i, k, returns);
    if (type != null) {
      return IntTypes.of(type);
    }
    if (op == Opcodes.BASTORE && k == 2) {
      Type array = types[stack.operand(i, 0)];
      return array == null ? IntTypes.IS_BYTE : IntTypes.of(array.component());
    }
    return 0;
  }

  /** Returns the type of a value. */
  Type of(int value) {
    if (value < code.size()) {
      int op = code.opcode()[value];
      if (op == Opcodes.BIPUSH) {
        return Type.INT;
      }
      if (Variables.isLoad(op)) {
        return ofVariable(variables.of(value));
      }
      if (Integer.bitCount(possible[value]) == 1 && op != Opcodes.IAND && op != Opcodes.IOR) {
        return IntTypes.resolve(possible[value], 0);
      }
    }
    return resolve(value);
  }

  /** Returns the erased type of a variable. */
  Type ofVariable(int variable) {
    Type type = fixed[variable];
    return type != null ? type : resolve(node(variable));
  }

  private Type resolve(int node) {
    if (possible[node] != 0) {
      return IntTypes.resolve(possible[node], wanted[node]);
    }
    Type type = types[node];
    return type == null || type.equals(Type.NULL) ? Type.OBJECT : type;
  }
}
