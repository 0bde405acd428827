package dev.actionguard.analysis;

import dev.actionguard.cfg.CfgEdge;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import dev.actionguard.ir.Terminator.Comparison;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks the paths of one handler until each one handled the failure, or one left the handler
 * without. Where a handler asks the exception what happened, the answer that names one expected
 * case may be passed over if the other cases are handled.
 */
final class HandlerWalk {
  /** A handler with more paths than this is no oversight. */
  private static final int MAX_STEPS = 500;

  private final FailureRegion region;
  private final FailureValues values;
  private final FailureCalls calls;
  private int steps;
  private boolean told;

  /**
   * @param closure whether the handler is a method of its own
   */
  HandlerWalk(AnalysisContext context, FailureRegion region, boolean closure) {
    this.region = region;
    values = new FailureValues(region, closure);
    calls = new FailureCalls(context, region);
  }

  /** A block to enter, and what the handler did on the way there. */
  private record Step(int block, Map<Local, Statement> definitions, boolean logged) {}

  /** Returns how the handler that begins at a block loses the failure, or null if it does not. */
  CaughtFailure.@Nullable Manner from(int entry) {
    return walk(new Step(entry, Map.of(), false));
  }

  /** Returns whether on some path nothing but a constant result tells of the failure. */
  boolean isToldByResult() {
    return told;
  }

  private CaughtFailure.@Nullable Manner walk(Step start) {
    Set<Step> seen = new HashSet<>();
    List<Step> open = new ArrayList<>(List.of(start));
    while (!open.isEmpty()) {
      Step before = open.remove(open.size() - 1);
      if (!seen.add(before)) {
        continue;
      }
      if (++steps > MAX_STEPS) {
        return null;
      }
      BasicBlock block = region.cfg().block(before.block());
      Step after = through(block, before);
      if (after == null || block.terminator() instanceof Terminator.Throw) {
        continue;
      }
      CaughtFailure.Manner lost = null;
      if (block.terminator() instanceof Terminator.Return end) {
        lost = returned(end.value(), after);
      } else if (asks(block.terminator())
          || isSwitch(block.terminator(), after)
          || isCounter(block.terminator())) {
        lost = decided(block, after);
      } else {
        for (CfgEdge edge : normal(block)) {
          if (region.contains(edge.to())) {
            open.add(new Step(edge.to(), after.definitions(), after.logged()));
          } else if (lost == null) {
            lost = left(edge, after);
          }
        }
      }
      if (lost != null) {
        return lost;
      }
    }
    return null;
  }

  private List<CfgEdge> normal(BasicBlock block) {
    return region.cfg().successors(block.index()).stream()
        .filter(edge -> !(edge instanceof CfgEdge.Exceptional))
        .toList();
  }

  /** Runs the statements of a block; null if one of them handles the failure. */
  private @Nullable Step through(BasicBlock block, Step before) {
    Map<Local, Statement> definitions = new LinkedHashMap<>(before.definitions());
    boolean logged = before.logged();
    for (Statement statement : block.statements()) {
      if (!region.isCopy(statement)) {
        if (handles(statement, definitions)) {
          return null;
        }
        logged |= statement instanceof Statement.Call call && calls.logs(call);
      }
      Local made = statement.target();
      if (statement instanceof Statement.Call call
          && call.method().isConstructor()
          && call.receiver() instanceof Local local) {
        made = local;
      }
      if (made != null) {
        definitions.put(made, statement);
      }
    }
    return new Step(block.index(), definitions, logged);
  }

  private boolean handles(Statement statement, Map<Local, Statement> definitions) {
    if (statement instanceof Statement.FieldStore store) {
      return keeps(store, definitions);
    }
    if (statement instanceof Statement.ArrayStore store) {
      // The array of a variable-argument call holds the exception only for that call.
      boolean varargs =
          store.array() instanceof Local local && local.kind() == Local.Kind.TEMPORARY;
      return region.holds(store.value()) && !varargs;
    }
    if (statement instanceof Statement.Call call && calls.handles(call)) {
      return true;
    }
    if (statement instanceof Statement.Closure closure
        && closure.captured().stream().anyMatch(region::holds)) {
      return true;
    }
    Local target = statement.target();
    return target != null && region.isOutlived(target) && marks(statement, target, definitions);
  }

  /** The exception, a flag, a state: a field that remembers the failure. */
  private boolean keeps(Statement.FieldStore store, Map<Local, Statement> definitions) {
    if (store.value() instanceof Constant constant) {
      return isFlag(store.field().type().name(), constant) || values.tells(constant, definitions);
    }
    Statement definition = definitions.get((Local) store.value());
    boolean counts =
        definition instanceof Statement.Binary && FailureWords.in(store.field().name());
    return definition == null || counts || values.tells(store.value(), definitions);
  }

  /** {@code failed = true}, {@code failures++}: a variable that is read after the handler. */
  private boolean marks(Statement statement, Local target, Map<Local, Statement> definitions) {
    if (statement instanceof Statement.Binary) {
      return true;
    }
    if (statement instanceof Statement.Assign assign) {
      if (region.holds(assign.value())) {
        // Whether it is thrown later is seen where the handler is left.
        return false;
      }
      if (assign.value() instanceof Constant constant) {
        return isFlag(target.type().name(), constant);
      }
    }
    return values.tells(statement, definitions);
  }

  private static boolean isFlag(String type, Constant constant) {
    return type.equals("boolean")
        || constant.value() instanceof Boolean
        || (constant.value() instanceof String s && FailureWords.in(s));
  }

  private CaughtFailure.@Nullable Manner returned(@Nullable Operand value, Step at) {
    if (value == null) {
      return quiet(at);
    }
    if (!values.tells(value, at.definitions())) {
      return CaughtFailure.Manner.RETURN_DEFAULT;
    }
    told |= isConstant(value, at.definitions());
    return null;
  }

  private static boolean isConstant(Operand value, Map<Local, Statement> definitions) {
    if (value instanceof Constant) {
      return true;
    }
    Statement definition = definitions.get((Local) value);
    return definition instanceof Statement.Assign assign && isConstant(assign.value(), definitions);
  }

  private static CaughtFailure.Manner quiet(Step at) {
    return at.logged() ? CaughtFailure.Manner.LOG_ONLY : CaughtFailure.Manner.EMPTY;
  }

  private CaughtFailure.@Nullable Manner left(CfgEdge edge, Step at) {
    if (usedAfter(edge.to()) || isBoundedRetry(edge.to()) || failsAnyway(edge.to())) {
      return null;
    }
    return edge.to() <= at.block() ? CaughtFailure.Manner.CONTINUE_LOOP : quiet(at);
  }

  /** The exception was kept in a variable that is thrown or handed on after the handler. */
  private boolean usedAfter(int block) {
    return region.cfg().normallyReachable(block).stream()
        .filter(b -> !region.contains(b))
        .mapToObj(region.cfg()::block)
        .anyMatch(
            b ->
                (b.terminator() instanceof Terminator.Throw t && region.holds(t.exception()))
                    || b.statements().stream().anyMatch(this::handsOn));
  }

  /** The handler belongs to the way out of a failure: whatever comes next, it ends in a throw. */
  private boolean failsAnyway(int block) {
    BitSet after = region.cfg().normallyReachable(block);
    boolean fails = false;
    for (int b = after.nextSetBit(0); b >= 0; b = after.nextSetBit(b + 1)) {
      Terminator end = region.cfg().block(b).terminator();
      if (end instanceof Terminator.Return) {
        return false;
      }
      fails |= end instanceof Terminator.Throw;
    }
    return fails && !after.intersects(region.failing());
  }

  private boolean handsOn(Statement statement) {
    return statement instanceof Statement.Call call
        && !calls.logs(call)
        && call.arguments().stream().anyMatch(region::holds);
  }

  /**
   * The same is tried again, not the next element: only a failure leads back to the failing call.
   * It is handled if in the end something is thrown.
   */
  private boolean isBoundedRetry(int block) {
    BitSet after = region.cfg().normallyReachable(block);
    BitSet failing = region.failing();
    boolean again = after.intersects(failing);
    boolean onlyThen =
        failing.stream()
            .flatMap(
                b ->
                    region.cfg().successors(b).stream()
                        .filter(edge -> !(edge instanceof CfgEdge.Exceptional))
                        .mapToInt(CfgEdge::to))
            .noneMatch(b -> region.cfg().normallyReachable(b).intersects(failing));
    return again
        && onlyThen
        && region.cfg().body().blocks().stream()
            .filter(b -> region.contains(b.index()) || after.get(b.index()))
            .anyMatch(b -> b.terminator() instanceof Terminator.Throw);
  }

  /** {@code if (continueOnError)}: whoever uses the program decided. */
  private static boolean isSwitch(Terminator terminator, Step at) {
    return terminator instanceof Terminator.Branch branch
        && branch.left() instanceof Local local
        && ((local.kind() == Local.Kind.PARAMETER && FailureWords.inSwitch(local.name()))
            || (at.definitions().get(local) instanceof Statement.FieldLoad load
                && FailureWords.inSwitch(load.field().name())));
  }

  /** {@code if (failures == 0)}: a failure that goes on is reported once, or every few times. */
  private boolean isCounter(Terminator terminator) {
    return terminator instanceof Terminator.Branch branch
        && branch.left() instanceof Local local
        && region.counts(local);
  }

  private boolean asks(Terminator terminator) {
    return !(terminator instanceof Terminator.Throw)
        && Operands.of(terminator).stream().anyMatch(o -> region.holds(o) || region.isAnswer(o));
  }

  /** Looks at each answer: that to all other cases must be handled. */
  private CaughtFailure.@Nullable Manner decided(BasicBlock block, Step at) {
    CaughtFailure.Manner general = null;
    CaughtFailure.Manner any = null;
    boolean generalHandled = false;
    boolean anyHandled = false;
    for (CfgEdge edge : normal(block)) {
      if (isNoFailure(edge)) {
        continue;
      }
      CaughtFailure.Manner lost =
          region.contains(edge.to())
              ? walk(new Step(edge.to(), at.definitions(), at.logged()))
              : left(edge, at);
      anyHandled |= lost == null;
      any = any == null ? lost : any;
      if (!isExpectedCase(edge)) {
        generalHandled |= lost == null;
        general = general == null ? lost : general;
      }
    }
    if (generalHandled || (general == null && anyHandled)) {
      return null;
    }
    return general == null ? any : general;
  }

  /** In a callback for both outcomes the branch on which there is no exception. */
  private boolean isNoFailure(CfgEdge edge) {
    if (!(edge instanceof CfgEdge.Conditional conditional)) {
      return false;
    }
    Terminator.Branch branch = conditional.branch();
    boolean isNull = branch.right() instanceof Constant c && c.value() == null;
    return isNull
        && region.holds(branch.left())
        && (branch.comparison() == Comparison.EQUAL) == conditional.taken();
  }

  /** The branch that names one case: {@code "23505".equals(e.getSQLState())}. */
  static boolean isExpectedCase(CfgEdge edge) {
    if (edge instanceof CfgEdge.SwitchCase) {
      return true;
    }
    if (!(edge instanceof CfgEdge.Conditional conditional)
        || !(conditional.branch().right() instanceof Constant constant)
        || constant.value() == null) {
      return false;
    }
    Terminator.Branch branch = conditional.branch();
    boolean equal = (branch.comparison() == Comparison.EQUAL) == conditional.taken();
    boolean isFalse =
        Boolean.FALSE.equals(constant.value())
            || (branch.left().type().name().equals("boolean")
                && Integer.valueOf(0).equals(constant.value()));
    return isFalse != equal;
  }
}
