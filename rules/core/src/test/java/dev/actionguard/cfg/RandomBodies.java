package dev.actionguard.cfg;

import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Body;
import dev.actionguard.ir.BodyBuilder;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Terminator;
import dev.actionguard.ir.Type;
import java.util.List;
import java.util.SplittableRandom;

/** Bodies whose blocks are joined at random. */
public final class RandomBodies {
  private RandomBodies() {}

  /** Returns a body of at most that many blocks. */
  public static Body of(SplittableRandom random, int blocks) {
    BodyBuilder builder = new BodyBuilder();
    Local local = builder.local("x", Type.INT, Local.Kind.PARAMETER);
    for (int i = 0; i < blocks; i++) {
      builder.block();
    }
    for (int i = 0; i < blocks; i++) {
      if (random.nextInt(5) == 0) {
        builder.handlers(
            i,
            List.of(
                new BasicBlock.Handler(
                    Type.THROWABLE, random.nextInt(blocks), BasicBlock.Origin.CATCH)));
      }
      builder.terminate(i, terminator(random, local, blocks));
    }
    return builder.build();
  }

  private static Terminator terminator(SplittableRandom random, Local local, int blocks) {
    int next = random.nextInt(blocks);
    int other = random.nextInt(blocks);
    SourceRange range = SourceRange.UNKNOWN;
    return switch (random.nextInt(6)) {
      case 0, 1 -> new Terminator.Jump(next, range);
      case 2, 3 ->
          new Terminator.Branch(
              Terminator.Comparison.LESS, local, Constant.of(7), next, other, range);
      case 4 ->
          new Terminator.Switch(
              local,
              List.of(
                  new Terminator.Case(Constant.of(1), next),
                  new Terminator.Case(Constant.of(2), random.nextInt(blocks))),
              other,
              range);
      default -> new Terminator.Return(null, range);
    };
  }
}
