package dev.actionguard.analysis;

import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import java.util.BitSet;
import java.util.List;

/**
 * Tells which locals matter in one block only: most are temporaries, written and read next to each
 * other. States at block ends need not hold them, which keeps joins short and what they refer to
 * from living on.
 */
final class BlockLocals {
  private final int[][] temporaries;
  private final int[][] unread;

  BlockLocals(Body body) {
    BitSet crossing = crossing(body);
    int size = body.blocks().size();
    temporaries = new int[size][];
    unread = new int[size][];
    for (BasicBlock block : body.blocks()) {
      BitSet own = new BitSet();
      for (Statement statement : block.statements()) {
        Local target = statement.target();
        if (target != null && !crossing.get(target.index())) {
          own.set(target.index());
        }
      }
      temporaries[block.index()] = own.stream().toArray();
      for (Operand operand : Operands.of(block.terminator())) {
        if (operand instanceof Local local) {
          own.clear(local.index());
        }
      }
      unread[block.index()] = own.stream().toArray();
    }
  }

  /** Returns the locals that any block reads before it writes them. */
  private static BitSet crossing(Body body) {
    BitSet crossing = new BitSet();
    for (BasicBlock block : body.blocks()) {
      BitSet written = new BitSet();
      for (Statement statement : block.statements()) {
        addReads(Operands.of(statement), written, crossing);
        if (statement.target() != null) {
          written.set(statement.target().index());
        }
      }
      addReads(Operands.of(block.terminator()), written, crossing);
    }
    return crossing;
  }

  private static void addReads(List<Operand> operands, BitSet written, BitSet crossing) {
    for (Operand operand : operands) {
      if (operand instanceof Local local && !written.get(local.index())) {
        crossing.set(local.index());
      }
    }
  }

  /** Returns the locals that are written in the block and read in no other. */
  int[] temporaries(int block) {
    return temporaries[block];
  }

  /** Returns those of its {@link #temporaries} that its terminator does not read either. */
  int[] unread(int block) {
    return unread[block];
  }
}
