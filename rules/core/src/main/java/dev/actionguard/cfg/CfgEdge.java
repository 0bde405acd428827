package dev.actionguard.cfg;

import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Terminator;

/** A typed edge between two blocks. */
public sealed interface CfgEdge {
  int from();

  int to();

  /** A jump. */
  record Normal(int from, int to) implements CfgEdge {}

  /** One way of a branch; {@code taken} tells whether the condition held. */
  record Conditional(int from, int to, Terminator.Branch branch, boolean taken)
      implements CfgEdge {}

  /** One arm of a switch. */
  record SwitchCase(int from, int to, Terminator.Switch of, Terminator.Case arm)
      implements CfgEdge {}

  /** The way of a switch when no arm fits. */
  record SwitchDefault(int from, int to, Terminator.Switch of) implements CfgEdge {}

  /** An exception of the handler's type, thrown anywhere in the block. */
  record Exceptional(int from, int to, BasicBlock.Handler handler) implements CfgEdge {}
}
