package dev.actionguard.bytecode;

import dev.actionguard.bytecode.Code.SwitchTable;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import dev.actionguard.ir.Terminator.Comparison;
import dev.actionguard.ir.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * Step 6 of lowering: writes the blocks, their ends, and the copies on the edges between them where
 * values merge. Conditions are written as the source most likely has them: a jump ahead skips what
 * its negation guards.
 */
final class Emitter {
  private static final Comparison[] COMPARISONS = {
    Comparison.EQUAL,
    Comparison.NOT_EQUAL,
    Comparison.LESS,
    Comparison.GREATER_OR_EQUAL,
    Comparison.GREATER,
    Comparison.LESS_OR_EQUAL
  };

  private final Emission emission;
  private final Code code;
  private final FlowGraph graph;
  private final StackAnalysis stack;
  private final Drafts drafts;
  private final InstructionEmitter instructions;
  private final int[] draftOf;
  private final int[] handlerDraftOf;

  Emitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
    this.graph = emission.graph;
    this.stack = emission.stack;
    this.drafts = emission.drafts;
    this.instructions = new InstructionEmitter(emission);
    this.draftOf = new int[graph.count()];
    this.handlerDraftOf = new int[graph.count()];
    Arrays.fill(handlerDraftOf, -1);
  }

  /** Writes all blocks; then the drafts lack only their handlers. */
  void run() {
    boolean[] entered = new boolean[graph.count()];
    boolean[] handles = new boolean[graph.count()];
    for (int block : graph.order()) {
      for (int successor : graph.successors(block)) {
        entered[successor] = true;
      }
      for (int range : graph.tries(block)) {
        handles[graph.handlerBlock(range)] = true;
      }
    }
    if (entered[0] || handles[0]) {
      drafts.block(-1);
    }
    for (int block : graph.order()) {
      draftOf[block] = drafts.block(block);
    }
    if (entered[0] || handles[0]) {
      emission.enter(0, 0);
      emission.at(0);
      emission.jump(draftOf[0]);
    }
    for (int block : graph.order()) {
      emission.enter(block, draftOf[block]);
      emission.at(graph.start(block));
      if (handles[block]) {
        beginHandler(block, entered[block] || block == 0);
      }
      write(block);
    }
  }

  /** Returns the draft that an exception goes to that this block handles. */
  int handlerDraft(int block) {
    return handlerDraftOf[block];
  }

  /** A block that is also entered otherwise gets a block before it that takes the exception. */
  private void beginHandler(int block, boolean alsoEntered) {
    if (stack.entry(block).length != 1) {
      throw new LoweringException("a handler is entered with a wrong stack");
    }
    Local target = emission.merged(block, 0);
    handlerDraftOf[block] = draftOf[block];
    if (alsoEntered) {
      handlerDraftOf[block] = drafts.block(-1);
      emission.enter(handlerDraftOf[block]);
    }
    emission.add(new Statement.Caught(target, emission.range()));
    if (alsoEntered) {
      emission.jump(draftOf[block]);
      emission.enter(draftOf[block]);
    }
  }

  private void write(int block) {
    int[] entry = stack.entry(block);
    for (int k = 0; k < entry.length; k++) {
      if (stack.isMerged(block, k)) {
        emission.merged(block, k);
      }
    }
    int last = graph.end(block) - 1;
    for (int i = graph.start(block); i < last; i++) {
      if (instructions.writeSwitch(i, t -> draft(block, t))) {
        return;
      }
      instructions.write(i);
    }
    emission.at(last);
    int op = code.opcode()[last];
    if (!endsBlock(op)) {
      instructions.write(last);
      emission.terminate(
          new Terminator.Jump(edge(block, graph.successors(block)[0]), emission.range()));
      return;
    }
    emission.terminate(terminator(block, last, op));
  }

  private static boolean endsBlock(int op) {
    return (op >= Opcodes.IFEQ && op <= Opcodes.RETURN && op != Opcodes.JSR && op != Opcodes.RET)
        || op == Opcodes.ATHROW
        || op == Opcodes.IFNULL
        || op == Opcodes.IFNONNULL;
  }

  private int draft(int block, int target) {
    return edge(block, graph.blockOf(target));
  }

  private Terminator terminator(int block, int i, int op) {
    return switch (op) {
      case Opcodes.GOTO ->
          new Terminator.Jump(edge(block, graph.successors(block)[0]), emission.range());
      case Opcodes.LOOKUPSWITCH -> switchOf(block, i);
      case Opcodes.RETURN -> new Terminator.Return(null, emission.range());
      case Opcodes.ATHROW -> new Terminator.Throw(emission.operand(i, 0), emission.range());
      case Opcodes.IRETURN, Opcodes.LRETURN, Opcodes.FRETURN, Opcodes.DRETURN, Opcodes.ARETURN ->
          new Terminator.Return(emission.operand(i, 0), emission.range());
      default -> branch(block, i, op);
    };
  }

  private Terminator switchOf(int block, int i) {
    Operand operand = emission.operand(i, 0);
    SwitchTable table = code.switches().get(code.operand()[i]);
    List<Terminator.Case> cases = new ArrayList<>();
    boolean isChar = operand.type().equals(IntTypes.CHAR);
    int lastKey = 0;
    for (int k = 0; k < table.keys().length; k++) {
      int key = table.keys()[k];
      if (k > 0 && key <= lastKey) {
        throw new LoweringException("switch keys are not sorted");
      }
      lastKey = key;
      // A table switch also lists the gaps between the source's cases.
      if (table.targets()[k] != table.defaultTarget()) {
        Operand label = IntTypes.coerce(Constant.of(key), isChar ? IntTypes.CHAR : Type.INT);
        cases.add(new Terminator.Case((Constant) label, draft(block, table.targets()[k])));
      }
    }
    int defaultDraft = draft(block, table.defaultTarget());
    return cases.isEmpty()
        ? new Terminator.Jump(defaultDraft, emission.range())
        : new Terminator.Switch(operand, cases, defaultDraft, emission.range());
  }

  private Terminator branch(int block, int i, int op) {
    int jumpTo = graph.successors(block)[0];
    int fallTo = graph.successors(block)[1];
    if (jumpTo == fallTo) {
      return new Terminator.Jump(edge(block, jumpTo), emission.range());
    }
    int jump = edge(block, jumpTo);
    int fall = edge(block, fallTo);
    Operand left = emission.operand(i, 0);
    Operand right;
    Comparison comparison;
    if (op == Opcodes.IFNULL || op == Opcodes.IFNONNULL) {
      right = Constant.NULL;
      comparison = op == Opcodes.IFNULL ? Comparison.EQUAL : Comparison.NOT_EQUAL;
    } else if (op <= Opcodes.IFLE) {
      comparison = COMPARISONS[op - Opcodes.IFEQ];
      boolean bool = left.type().equals(Type.BOOLEAN) && op <= Opcodes.IFNE;
      right = bool ? Constant.FALSE : Constant.of(0);
      if (bool) {
        return comparison == Comparison.NOT_EQUAL
            ? new Terminator.Branch(comparison, left, right, jump, fall, emission.range())
            : new Terminator.Branch(
                comparison.negated(), left, right, fall, jump, emission.range());
      }
    } else {
      comparison =
          COMPARISONS[op >= Opcodes.IF_ACMPEQ ? op - Opcodes.IF_ACMPEQ : op - Opcodes.IF_ICMPEQ];
      right = IntTypes.coerce(emission.operand(i, 1), left.type());
      left = IntTypes.coerce(left, right.type());
    }
    boolean ahead = graph.start(jumpTo) > i;
    return ahead
        ? new Terminator.Branch(comparison.negated(), left, right, fall, jump, emission.range())
        : new Terminator.Branch(comparison, left, right, jump, fall, emission.range());
  }

  /**
   * Returns the draft by which one block goes to another, after the copies that merged values need:
   * at the end of the block if it goes nowhere else, else in a block of their own.
   */
  private int edge(int from, int to) {
    int[] exit = stack.exit(from);
    List<Integer> merged = new ArrayList<>();
    for (int k = 0; k < exit.length; k++) {
      if (stack.isMerged(to, k) && !emission.merged(to, k).equals(emission.get(exit[k]))) {
        merged.add(k);
      }
    }
    if (merged.isEmpty()) {
      return draftOf[to];
    }
    if (graph.successors(from).length == 1) {
      copy(exit, to, merged);
      return draftOf[to];
    }
    int between = drafts.block(-1);
    int back = emission.current();
    emission.enter(between);
    copy(exit, to, merged);
    emission.jump(draftOf[to]);
    emission.enter(back);
    return between;
  }

  /** Copies in parallel: a source that another copy overwrites is saved first. */
  private void copy(int[] exit, int to, List<Integer> merged) {
    List<Local> targets = merged.stream().map(k -> emission.merged(to, k)).toList();
    List<Operand> sources = new ArrayList<>();
    for (int k : merged) {
      Operand source = emission.get(exit[k]);
      if (merged.size() > 1 && targets.contains(source)) {
        Local saved = drafts.temporary(source.type());
        emission.add(new Statement.Assign(saved, source, emission.range()));
        source = saved;
      }
      sources.add(source);
    }
    for (int n = 0; n < targets.size(); n++) {
      Local target = targets.get(n);
      Operand source = IntTypes.coerce(sources.get(n), target.type());
      emission.add(new Statement.Assign(target, source, emission.range()));
    }
  }
}
