package dev.actionguard.ir;

import java.util.List;

/**
 * The code of one method. Block 0 is the entry and has no predecessors; every block can be reached
 * from it; blocks are numbered in reverse post-order.
 *
 * @param locals all locals, each at its own index: {@code this} unless static, the parameters, the
 *     rest
 */
public record Body(List<Local> locals, List<BasicBlock> blocks) {
  public Body {
    locals = List.copyOf(locals);
    blocks = List.copyOf(blocks);
  }

  /** Returns how many statements and terminators there are. */
  public int size() {
    int size = blocks.size();
    for (BasicBlock block : blocks) {
      size += block.statements().size();
    }
    return size;
  }
}
