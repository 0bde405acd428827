package dev.actionguard.analysis;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.LoweringException;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Type;
import dev.actionguard.model.MethodFact;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds futures and reactive chains around database calls whose failure is replaced: by {@code
 * exceptionally}, {@code onErrorResume} and the like, by a value or by another exception. The chain
 * is followed through the calls of one method; what those calls may throw is known from their
 * summaries.
 */
final class RecoveredChains {
  private static final String THROWABLE = "java.lang.Throwable";

  /** Methods that recover without a function. */
  private static final Set<String> RECOVERING =
      Set.of("onErrorReturn", "onErrorComplete", "recoverWithItem", "recoverWithNull");

  private final AnalysisContext context;
  private final MethodModel method;
  private final Cfg cfg;
  private final Map<Local, List<Statement>> definitions = new LinkedHashMap<>();
  private final Map<Statement, List<Recorder.DatabaseFailure>> failures = new LinkedHashMap<>();

  RecoveredChains(AnalysisContext context, MethodModel method, Cfg cfg, Recorder recorder) {
    this.context = context;
    this.method = method;
    this.cfg = cfg;
    for (Recorder.DatabaseFailure failure : recorder.databaseFailures()) {
      List<Statement> statements = cfg.block(failure.site().block()).statements();
      failures
          .computeIfAbsent(statements.get(failure.site().index()), k -> new ArrayList<>())
          .add(failure);
    }
    if (failures.isEmpty()) {
      return;
    }
    for (BasicBlock block : cfg.body().blocks()) {
      for (Statement statement : block.statements()) {
        if (statement.target() != null) {
          definitions.computeIfAbsent(statement.target(), k -> new ArrayList<>()).add(statement);
        }
      }
    }
  }

  /** Returns the calls that lose a failure, in block order. */
  List<CaughtFailure> lost() {
    List<CaughtFailure> lost = new ArrayList<>();
    if (failures.isEmpty()) {
      return lost;
    }
    for (BasicBlock block : cfg.body().blocks()) {
      for (Statement statement : block.statements()) {
        if (statement instanceof Statement.Call call && recovers(call) && !isExpected(call)) {
          List<Recorder.DatabaseFailure> behind = behind(call);
          if (!behind.isEmpty() && loses(call)) {
            lost.add(found(call, behind));
          }
        }
      }
    }
    return lost;
  }

  /** Returns what the functions lose that chains run to give another exception, in block order. */
  List<Fault> lostCauses() {
    List<Fault> lost = new ArrayList<>();
    if (failures.isEmpty()) {
      return lost;
    }
    for (BasicBlock block : cfg.body().blocks()) {
      for (Statement statement : block.statements()) {
        if (statement instanceof Statement.Call call
            && !call.arguments().isEmpty()
            && recovers(call)
            && !isExpected(call)) {
          List<Recorder.DatabaseFailure> behind = behind(call);
          MethodModel function = behind.isEmpty() ? null : function(call);
          Cfg body = function == null ? null : body(function);
          if (function != null && body != null) {
            Local exception = exception(body);
            if (exception != null) {
              lost.addAll(
                  LostCauses.inFunction(context, function, body, exception, behind.get(0).site()));
            }
          }
        }
      }
    }
    return lost;
  }

  /** Returns the program's method behind the last argument, or null. */
  private @Nullable MethodModel function(Statement.Call call) {
    Operand last = call.arguments().get(call.arguments().size() - 1);
    if (last instanceof Local local) {
      for (Statement made : definitions.getOrDefault(local, List.of())) {
        if (made instanceof Statement.Closure closure) {
          return context.index().method(closure.implementation());
        }
      }
    }
    return null;
  }

  private CaughtFailure found(Statement.Call call, List<Recorder.DatabaseFailure> behind) {
    Set<Obligation.Access> accesses = new LinkedHashSet<>();
    behind.forEach(f -> accesses.add(f.access()));
    return new CaughtFailure(
        method.reference(),
        call.range(),
        call.method().name(),
        accesses,
        CaughtFailure.Manner.RETURN_DEFAULT,
        behind.get(0).site(),
        false);
  }

  private boolean recovers(Statement.Call call) {
    if (call.receiver() == null) {
      return false;
    }
    return RECOVERING.contains(call.method().name())
        || context.index().models().facts(call.method(), context.index().hierarchy()).stream()
            .anyMatch(
                fact ->
                    fact instanceof MethodFact.Invoke invoke
                        && invoke.kind() == MethodFact.InvokeKind.ON_ERROR
                        && !invoke.to().isEmpty());
  }

  /** {@code onErrorResume(DuplicateKeyException.class, …)}. */
  private static boolean isExpected(Statement.Call call) {
    return call.arguments().stream()
        .anyMatch(
            a ->
                a instanceof Constant c
                    && c.value() instanceof Type type
                    && CatchAnalysis.isExpected(type.name(), false));
  }

  /** Returns the failures that the chain before a call may carry. */
  private List<Recorder.DatabaseFailure> behind(Statement.Call call) {
    List<Recorder.DatabaseFailure> found = new ArrayList<>();
    Set<Operand> seen = new HashSet<>();
    List<Operand> open = new ArrayList<>();
    open.add(java.util.Objects.requireNonNull(call.receiver()));
    while (!open.isEmpty()) {
      Operand operand = open.remove(open.size() - 1);
      if (!(operand instanceof Local local) || !seen.add(operand)) {
        continue;
      }
      for (Statement made : definitions.getOrDefault(local, List.of())) {
        found.addAll(failures.getOrDefault(made, List.of()));
        if (made instanceof Statement.Assign assign) {
          open.add(assign.value());
        } else if (made instanceof Statement.Cast cast) {
          open.add(cast.operand());
        } else if (made instanceof Statement.Call before && !recovers(before)) {
          Operands.of(before).stream().filter(o -> isChain(o, before)).forEach(open::add);
        }
      }
    }
    return found;
  }

  /** The receiver, and arguments that are futures or chains themselves. */
  private boolean isChain(Operand operand, Statement.Call call) {
    String type = operand.type().name();
    return operand.equals(call.receiver())
        || context.index().hierarchy().isSubtype(type, "java.util.concurrent.CompletionStage")
        || context.index().hierarchy().isSubtype(type, "org.reactivestreams.Publisher");
  }

  private boolean loses(Statement.Call call) {
    if (call.arguments().isEmpty()) {
      return true;
    }
    Operand last = call.arguments().get(call.arguments().size() - 1);
    List<Statement> made =
        last instanceof Local local ? definitions.getOrDefault(local, List.of()) : List.of();
    for (Statement statement : made) {
      if (statement instanceof Statement.Closure closure) {
        return loses(closure.implementation());
      }
    }
    Map<Local, Statement> values = new LinkedHashMap<>();
    definitions.forEach((local, by) -> values.put(local, by.get(by.size() - 1)));
    FailureRegion all = new FailureRegion(cfg, new BitSet(), new BitSet(), new BitSet(), null);
    return RECOVERING.contains(call.method().name())
        && !new FailureValues(all, true).tells(last, values);
  }

  /** A function that gives another exception lets the chain fail; one of a library is not seen. */
  private boolean loses(MethodRef function) {
    MethodModel handler = context.index().method(function);
    String returned = function.isConstructor() ? function.owner() : function.returns();
    if (handler == null
        || function.isConstructor()
        || context.index().hierarchy().isSubtype(returned, THROWABLE)) {
      return false;
    }
    Cfg body = body(handler);
    if (body == null) {
      return false;
    }
    BitSet all = new BitSet();
    all.set(0, body.size());
    FailureRegion region =
        new FailureRegion(body, all, new BitSet(), new BitSet(), exception(body));
    return new HandlerWalk(context, region, true).from(0) != null;
  }

  private static @Nullable Cfg body(MethodModel method) {
    try {
      return method.code() == null ? null : Cfg.of(method.code().body());
    } catch (LoweringException e) {
      // It is counted where summaries are made.
      return null;
    }
  }

  private @Nullable Local exception(Cfg body) {
    Local exception = null;
    for (Local local : body.body().locals()) {
      if (local.kind() == Local.Kind.PARAMETER
          && context.index().hierarchy().isSubtype(local.type().name(), THROWABLE)) {
        exception = local;
      }
    }
    return exception;
  }
}
