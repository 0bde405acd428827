package dev.actionguard.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.function.IntConsumer;

/** What holds for every body. */
final class BodyChecks {
  private BodyChecks() {}

  static void check(String name, Body body) {
    int count = body.blocks().size();
    BitSet reached = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    reached.set(0);
    open.add(0);
    IntConsumer enter =
        target -> {
          assertThat(target).as(name).isGreaterThan(0).isLessThan(count);
          if (!reached.get(target)) {
            reached.set(target);
            open.add(target);
          }
        };
    while (!open.isEmpty()) {
      BasicBlock block = body.blocks().get(open.remove());
      Simplifier.forEachTarget(block.terminator(), enter);
      for (BasicBlock.Handler handler : block.handlers()) {
        enter.accept(handler.block());
        assertThat(body.blocks().get(handler.block()).statements().get(0))
            .as(name)
            .isInstanceOf(Statement.Caught.class);
      }
    }
    assertThat(reached.cardinality()).as(name + ": blocks that are reached").isEqualTo(count);
    for (int i = 0; i < count; i++) {
      checkBlock(name, body, i);
    }
    for (int i = 0; i < body.locals().size(); i++) {
      assertThat(body.locals().get(i).index()).as(name).isEqualTo(i);
    }
  }

  private static void checkBlock(String name, Body body, int index) {
    BasicBlock block = body.blocks().get(index);
    assertThat(block.index()).as(name).isEqualTo(index);
    for (int k = 0; k < block.statements().size(); k++) {
      Statement statement = block.statements().get(k);
      Local target = statement.target();
      if (target != null) {
        assertThat(body.locals().get(target.index())).as(name).isEqualTo(target);
      }
      if (k > 0) {
        assertThat(statement).as(name).isNotInstanceOf(Statement.Caught.class);
      }
    }
    if (block.terminator() instanceof Terminator.Switch s) {
      assertThat(s.cases().stream().map(Terminator.Case::label)).as(name).doesNotHaveDuplicates();
    }
  }
}
