package dev.actionguard.bytecode;

import dev.actionguard.ir.Local;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import dev.actionguard.ir.Type;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of step 6 share: the results of the steps before, which operand stands for which
 * value, and the block that statements are added to now.
 */
final class Emission {
  final LoweringContext context;
  final Code code;
  final FlowGraph graph;
  final Variables variables;
  final StackAnalysis stack;
  final TypeInference types;
  final Drafts drafts;

  private final @Nullable Local[] locals;
  private final @Nullable Operand[] operands;
  private final BitSet done = new BitSet();
  private SourceRange range = SourceRange.UNKNOWN;
  private int block;
  private int current;

  Emission(
      LoweringContext context,
      Code code,
      FlowGraph graph,
      Variables variables,
      StackAnalysis stack,
      TypeInference types,
      Drafts drafts,
      @Nullable Local[] locals) {
    this.context = context;
    this.code = code;
    this.graph = graph;
    this.variables = variables;
    this.stack = stack;
    this.types = types;
    this.drafts = drafts;
    this.locals = locals;
    this.operands = new Operand[stack.values()];
  }

  /** Goes on in a block of the class file, whose statements go to a draft. */
  void enter(int newBlock, int draft) {
    block = newBlock;
    current = draft;
  }

  /** Goes on in another draft of the same block of the class file. */
  void enter(int draft) {
    current = draft;
  }

  int current() {
    return current;
  }

  /** Adds a draft that has the handlers of the present block. */
  int newBlock() {
    return drafts.block(block);
  }

  void add(Statement statement) {
    drafts.get(current).statements().add(statement);
  }

  void terminate(Terminator terminator) {
    drafts.get(current).terminator(terminator);
  }

  void jump(int draft) {
    terminate(new Terminator.Jump(draft, range));
  }

  /** Takes the source line of an instruction for what follows. */
  void at(int instruction) {
    int line = code.line()[instruction];
    if (line != range.startLine()) {
      range = SourceRange.line(line);
    }
  }

  SourceRange range() {
    return range;
  }

  /** Returns the local that stands for a variable. */
  Local variable(int variable) {
    Local local = locals[variable];
    if (local == null) {
      var debug = variables.debug(variable);
      String name = debug == null ? "" : debug.name();
      Local.Kind kind =
          name.isEmpty() && !code.variables().isEmpty()
              ? Local.Kind.TEMPORARY
              : Local.Kind.VARIABLE;
      local = drafts.local(name, context.declaredType(debug, types.ofVariable(variable)), kind);
      locals[variable] = local;
    }
    return local;
  }

  /** Says which operand stands for a value from now on. */
  void set(int value, Operand operand) {
    operands[value] = operand;
  }

  /** Returns the operand that stands for a value. */
  Operand get(int value) {
    Operand operand = operands[value];
    if (operand == null) {
      throw new LoweringException("a value is used before it is made");
    }
    return operand;
  }

  boolean isSet(int value) {
    return operands[value] != null;
  }

  /** Returns the k-th operand of an instruction, as its type wants it. */
  Operand operand(int instruction, int k) {
    Operand operand = get(stack.operand(instruction, k));
    Type wanted = ResultTypes.wanted(code, instruction, k, context.returns());
    return wanted == null ? operand : IntTypes.coerce(operand, wanted);
  }

  /**
   * Returns the local for the result of an instruction: the variable or merge that alone takes it
   * right after, so that no copy is needed, else a new temporary.
   */
  Local define(int instruction) {
    Local target = onlyTaker(instruction);
    if (target == null) {
      target = drafts.temporary(types.of(instruction));
    }
    operands[instruction] = target;
    return target;
  }

  private @Nullable Local onlyTaker(int instruction) {
    if (stack.uses(instruction) != 1) {
      return null;
    }
    int next = instruction + 1;
    int end = graph.end(block);
    if (next < end) {
      int op = code.opcode()[next];
      if (Variables.isStore(op) && stack.operand(next, 0) == instruction) {
        done.set(next);
        return variable(variables.of(next));
      }
      if (op != org.objectweb.asm.Opcodes.GOTO) {
        return null;
      }
    }
    int[] successors = graph.successors(block);
    int[] exit = stack.exit(block);
    if (successors.length != 1 || exit.length == 0 || exit[exit.length - 1] != instruction) {
      return null;
    }
    for (int k = 0; k < exit.length - 1; k++) {
      if (stack.isMerged(successors[0], k)) {
        return null;
      }
    }
    return stack.isMerged(successors[0], exit.length - 1)
        ? merged(successors[0], exit.length - 1)
        : null;
  }

  /**
   * Returns the local for a merged or caught value: the variable that alone takes it at the start
   * of the block, else a temporary.
   */
  Local merged(int at, int position) {
    int value = stack.entry(at)[position];
    if (operands[value] instanceof Local known) {
      return known;
    }
    int first = graph.start(at);
    Local local;
    if (Variables.isStore(code.opcode()[first])
        && stack.uses(value) == 1
        && stack.operand(first, 0) == value) {
      done.set(first);
      local = variable(variables.of(first));
    } else {
      local = drafts.temporary(types.of(value));
    }
    operands[value] = local;
    return local;
  }

  /** Returns whether a store is already part of another statement. */
  boolean isDone(int instruction) {
    return done.get(instruction);
  }

  void markDone(int instruction) {
    done.set(instruction);
  }
}
