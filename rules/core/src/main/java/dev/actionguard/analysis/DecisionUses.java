package dev.actionguard.analysis;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.cfg.CfgEdge;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows the answer of an access check through the locals of a method and tells whether anything
 * but a log ever asks for it.
 */
final class DecisionUses {
  private final AnalysisContext context;
  private final Cfg cfg;
  private final LogCalls logs;

  DecisionUses(AnalysisContext context, Cfg cfg) {
    this.context = context;
    this.cfg = cfg;
    logs = new LogCalls(context);
  }

  /** Where a walk goes on: a block, and the locals that hold the answer at a statement of it. */
  private record Step(int block, int index, Set<Local> holding) {}

  /** Returns whether the answer of a call decides anything, or is handed on to who may use it. */
  boolean isUsed(CheckCall call) {
    if (call.answer() == null) {
      return false;
    }
    Map<Integer, Set<Local>> entered = new HashMap<>();
    List<Step> open = new ArrayList<>();
    open.add(new Step(call.site().block(), call.site().index() + 1, Set.of(call.answer())));
    while (!open.isEmpty()) {
      Step step = open.remove(open.size() - 1);
      BasicBlock block = cfg.block(step.block());
      Set<Local> holding = new HashSet<>(step.holding());
      for (int i = step.index(); i < block.statements().size(); i++) {
        if (uses(block.statements().get(i), holding)) {
          return true;
        }
      }
      if (Operands.of(block.terminator()).stream().anyMatch(holding::contains)) {
        return true;
      }
      if (holding.isEmpty()) {
        continue;
      }
      for (CfgEdge edge : cfg.successors(step.block())) {
        if (entered.computeIfAbsent(edge.to(), k -> new HashSet<>()).addAll(holding)) {
          open.add(new Step(edge.to(), 0, Set.copyOf(entered.get(edge.to()))));
        }
      }
    }
    return false;
  }

  /** Runs one statement: returns whether it uses the answer, and updates which locals hold it. */
  private boolean uses(Statement statement, Set<Local> holding) {
    boolean reads = Operands.of(statement).stream().anyMatch(holding::contains);
    Local target = statement.target();
    if (!reads) {
      if (target != null) {
        holding.remove(target);
      }
      return false;
    }
    if (statement instanceof Statement.ArrayStore store) {
      // The array of a variable-argument call: what happens to it is seen at the call.
      if (store.array() instanceof Local array && array.kind() == Local.Kind.TEMPORARY) {
        holding.add(array);
        return false;
      }
      return true;
    }
    if (statement instanceof Statement.Call call) {
      return call(call, holding);
    }
    if (statement instanceof Statement.Assign
        || statement instanceof Statement.Cast
        || statement instanceof Statement.Unary
        || statement instanceof Statement.Binary
        || statement instanceof Statement.InstanceOf
        || statement instanceof Statement.Concat
        || statement instanceof Statement.FieldLoad
        || statement instanceof Statement.ArrayLoad) {
      if (target != null) {
        holding.add(target);
      }
      return false;
    }
    return true;
  }

  private boolean call(Statement.Call call, Set<Local> holding) {
    boolean isReceiver = call.receiver() instanceof Local local && holding.contains(local);
    boolean isArgument =
        call.arguments().stream().anyMatch(a -> a instanceof Local l && holding.contains(l));
    boolean text = isArgument && isText(call);
    if (isArgument && !text && !logs.isLog(call)) {
      return true;
    }
    if (isReceiver && !logs.isLog(call) && call.arguments().stream().anyMatch(this::acts)) {
      return true;
    }
    if (call.target() != null) {
      if (isReceiver || text) {
        holding.add(call.target());
      } else {
        holding.remove(call.target());
      }
    }
    return false;
  }

  /** {@code String.valueOf(ok)}, {@code Boolean.valueOf(ok)}: the same in another form. */
  private static boolean isText(Statement.Call call) {
    return call.target() != null
        && call.method().owner().startsWith("java.lang.")
        && call.receiver() == null;
  }

  /** A function that is run on the answer and does more than to log. */
  private boolean acts(Operand function) {
    if (!(function instanceof Local local)) {
      return false;
    }
    for (BasicBlock block : cfg.body().blocks()) {
      for (Statement statement : block.statements()) {
        if (statement instanceof Statement.Closure closure && local.equals(closure.target())) {
          return !onlyLogs(closure.implementation());
        }
      }
    }
    return true;
  }

  private boolean onlyLogs(MethodRef function) {
    MethodModel target = context.index().method(function);
    if (target == null || target.code() == null) {
      return logs.isLog(function);
    }
    try {
      return target.code().body().blocks().stream()
          .allMatch(
              block ->
                  !(block.terminator() instanceof Terminator.Throw)
                      && block.statements().stream().allMatch(this::onlyLogs));
    } catch (LoweringException e) {
      return false;
    }
  }

  private boolean onlyLogs(Statement statement) {
    if (statement instanceof Statement.Call call) {
      return logs.isLog(call) || isText(call) || call.method().name().startsWith("get");
    }
    return !(statement instanceof Statement.FieldStore);
  }
}
