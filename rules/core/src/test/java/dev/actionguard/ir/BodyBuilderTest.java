package dev.actionguard.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.cfg.CfgEdge;
import dev.actionguard.cfg.RandomBodies;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BodyBuilderTest {
  private static Terminator jump(int block) {
    return new Terminator.Jump(block, SourceRange.UNKNOWN);
  }

  private static Terminator end() {
    return new Terminator.Return(null, SourceRange.UNKNOWN);
  }

  /** Every block can be reached; its depth-first parent has a lower number. */
  @Test
  void numbersAreReversePostOrder() {
    SplittableRandom random = new SplittableRandom(59);
    for (int run = 0; run < 500; run++) {
      Cfg cfg = Cfg.of(RandomBodies.of(random, 1 + random.nextInt(12)));
      for (int block = 0; block < cfg.size(); block++) {
        assertThat(cfg.block(block).index()).isEqualTo(block);
        int number = block;
        assertThat(
                block == 0
                    || cfg.predecessors(block).stream().mapToInt(CfgEdge::from).min().orElse(99)
                        < number)
            .isTrue();
        // In a reverse post-order an edge goes back only inside of a cycle.
        for (CfgEdge edge : cfg.successors(block)) {
          assertThat(edge.to() > number || reaches(cfg, edge.to(), number)).isTrue();
        }
      }
    }
  }

  private static boolean reaches(Cfg cfg, int from, int to) {
    java.util.BitSet seen = new java.util.BitSet();
    java.util.ArrayDeque<Integer> open = new java.util.ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      int block = open.pop();
      if (!seen.get(block)) {
        seen.set(block);
        cfg.successors(block).forEach(e -> open.push(e.to()));
      }
    }
    return seen.get(to);
  }

  /** Equal code gives equal numbers, in whatever order its blocks were added. */
  @Test
  void orderOfAdditionDoesNotMatter() {
    SplittableRandom random = new SplittableRandom(61);
    for (int run = 0; run < 200; run++) {
      Body body = RandomBodies.of(random, 1 + random.nextInt(10));
      int size = body.blocks().size();
      BodyBuilder shuffled = new BodyBuilder();
      Local local = shuffled.local("x", Type.INT, Local.Kind.PARAMETER);
      assertThat(body.locals()).containsExactly(local);
      // The entry stays first, the others are reversed.
      for (int i = 0; i < size; i++) {
        shuffled.block();
      }
      for (BasicBlock block : body.blocks()) {
        int target = place(block.index(), size);
        shuffled.handlers(
            target,
            block.handlers().stream()
                .map(h -> new BasicBlock.Handler(h.type(), place(h.block(), size), h.origin()))
                .toList());
        shuffled.terminate(target, moved(block.terminator(), size));
      }
      assertThat(shuffled.build()).isEqualTo(body);
    }
  }

  private static int place(int block, int size) {
    return block == 0 ? 0 : size - block;
  }

  private static Terminator moved(Terminator terminator, int size) {
    if (terminator instanceof Terminator.Jump j) {
      return jump(place(j.block(), size));
    }
    if (terminator instanceof Terminator.Branch b) {
      return new Terminator.Branch(
          b.comparison(),
          b.left(),
          b.right(),
          place(b.whenTrue(), size),
          place(b.whenFalse(), size),
          b.range());
    }
    if (terminator instanceof Terminator.Switch s) {
      return new Terminator.Switch(
          s.operand(),
          s.cases().stream()
              .map(c -> new Terminator.Case(c.label(), place(c.block(), size)))
              .toList(),
          place(s.defaultBlock(), size),
          s.range());
    }
    return terminator;
  }

  @Test
  void saysWhatIsMissing() {
    BodyBuilder empty = new BodyBuilder();
    assertThatThrownBy(empty::build).hasMessage("a body needs a block");
    BodyBuilder open = new BodyBuilder();
    int first = open.block();
    int second = open.block();
    open.terminate(first, jump(second));
    assertThatThrownBy(open::build).hasMessage("block 1 is not terminated");
    assertThat(open.isTerminated(second)).isFalse();
    open.terminate(second, end());
    assertThatThrownBy(() -> open.terminate(second, end())).hasMessage("block 1 is terminated");
    assertThatThrownBy(
            () ->
                open.add(
                    second,
                    new Statement.Assign(
                        open.temporary(Type.INT), Constant.of(1), SourceRange.UNKNOWN)))
        .hasMessage("block 1 is terminated");
  }

  @Test
  void aDeepBodyNeedsNoStack() {
    BodyBuilder builder = new BodyBuilder();
    int size = 100_000;
    for (int i = 0; i < size; i++) {
      builder.block();
    }
    for (int i = 0; i < size - 1; i++) {
      builder.terminate(i, jump(i + 1));
    }
    builder.terminate(size - 1, end());
    assertThat(builder.build().blocks()).hasSize(size);
  }
}
