package dev.actionguard.analysis;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.cfg.CfgEdge;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import dev.actionguard.model.TypeFact;
import java.util.BitSet;
import java.util.List;

/**
 * Finds branches of which one side always throws an exception that denies access: the other side
 * was allowed. So a project's own checks need no configuration.
 */
final class DenialBranches {
  private final BitSet denying;

  DenialBranches(ProgramIndex index, MethodModel method, Cfg cfg) {
    denying = new BitSet(cfg.size());
    boolean changed = true;
    boolean any = false;
    for (BasicBlock block : cfg.body().blocks()) {
      if (block.terminator() instanceof Terminator.Throw t
          && isDenial(index, block, t.exception())) {
        denying.set(block.index());
        any = true;
      }
    }
    while (changed && any) {
      changed = false;
      for (int block = cfg.size() - 1; block >= 0; block--) {
        if (!denying.get(block) && alwaysDenies(cfg, block)) {
          denying.set(block);
          changed = true;
        }
      }
    }
  }

  private boolean alwaysDenies(Cfg cfg, int block) {
    List<CfgEdge> normal =
        cfg.successors(block).stream().filter(e -> !(e instanceof CfgEdge.Exceptional)).toList();
    return !normal.isEmpty() && normal.stream().allMatch(e -> denying.get(e.to()));
  }

  private static boolean isDenial(ProgramIndex index, BasicBlock block, Operand exception) {
    String type = exception.type().name();
    for (Statement statement : block.statements()) {
      if (exception.equals(statement.target())) {
        if (statement instanceof Statement.New made) {
          type = made.type().name();
        } else if (statement instanceof Statement.Call call) {
          type = call.method().returns();
        }
      }
    }
    return isDenial(index, type);
  }

  /** Returns whether an exception type denies access: a library's, a subtype, or one named so. */
  static boolean isDenial(ProgramIndex index, String type) {
    if (index.models().fact(type, TypeFact.Role.DENIAL_EXCEPTION, index.hierarchy()).isPresent()) {
      return true;
    }
    List<String> tokens = Names.tokens(type.substring(type.lastIndexOf('.') + 1));
    boolean access =
        tokens.contains("access")
            || tokens.contains("permission")
            || tokens.contains("authorization");
    boolean denied =
        tokens.contains("denied") || tokens.contains("refused") || tokens.contains("required");
    return index.program().contains(type)
        && ((access && denied)
            || tokens.contains("forbidden")
            || tokens.contains("unauthorized")
            || tokens.contains("unauthorised")
            || (tokens.contains("not")
                && (tokens.contains("allowed")
                    || tokens.contains("permitted")
                    || tokens.contains("authorized"))));
  }

  /** Returns whether the edge leaves a branch whose other side always denies access. */
  boolean allows(CfgEdge.Conditional edge) {
    int other = edge.taken() ? edge.branch().whenFalse() : edge.branch().whenTrue();
    return denying.get(other) && !denying.get(edge.to());
  }
}
