package dev.actionguard.analysis;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.cfg.CfgEdge;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Constant;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Operand;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import dev.actionguard.model.MethodFact;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each handler of database exceptions whether the failure is handled on every path
 * through it: something is thrown, the exception or a failure value is handed on, the failure is
 * recorded, or the database is told.
 */
final class CatchAnalysis {
  /** Words in the name of a method that deals with a failure. */
  private static final Set<String> FAILURE_WORDS =
      Set.of(
          "fail",
          "failed",
          "failure",
          "error",
          "errors",
          "reject",
          "abort",
          "rollback",
          "compensate",
          "undo",
          "retry",
          "notify",
          "alert",
          "conflict",
          "halt",
          "exit",
          "interrupt",
          "dead",
          "dlq",
          "requeue",
          "nack",
          "revert",
          "problem",
          "exception",
          "handle",
          "fatal",
          "skip",
          "skipped");

  /** Exceptions that tell something about the data, not that the database failed. */
  private static final Set<String> EXPECTED =
      Set.of(
          "DuplicateKeyException",
          "EmptyResultDataAccessException",
          "NoResultException",
          "EntityExistsException",
          "IncorrectResultSizeDataAccessException",
          "SQLIntegrityConstraintViolationException",
          "DataIntegrityViolationException",
          "ConstraintViolationException",
          "NoDataFoundException",
          "NonUniqueResultException",
          "EntityNotFoundException",
          "ObjectRetrievalFailureException",
          "SQLFeatureNotSupportedException",
          "EmptyResultException");

  private static final Set<String> RETRIED =
      Set.of(
          "OptimisticLockingFailureException",
          "ObjectOptimisticLockingFailureException",
          "OptimisticLockException",
          "CannotAcquireLockException",
          "PessimisticLockingFailureException",
          "DeadlockLoserDataAccessException",
          "SQLTransientException",
          "SQLTransactionRollbackException",
          "TransientDataAccessException",
          "ConcurrencyFailureException",
          "StaleObjectStateException",
          "SQLRecoverableException");

  private final AnalysisContext context;
  private final MethodModel method;
  private final Cfg cfg;

  CatchAnalysis(AnalysisContext context, MethodModel method, Cfg cfg) {
    this.context = context;
    this.method = method;
    this.cfg = cfg;
  }

  /** Returns the handlers that lose a failure, in block order. */
  List<CaughtFailure> lost(Recorder recorder) {
    Map<Integer, List<Recorder.DatabaseFailure>> byBlock = new LinkedHashMap<>();
    Map<Integer, Set<String>> types = new LinkedHashMap<>();
    new DatabaseExceptions(context.index(), cfg, recorder)
        .caught()
        .forEach(
            (handler, failures) -> {
              byBlock.computeIfAbsent(handler.block(), k -> new ArrayList<>()).addAll(failures);
              types
                  .computeIfAbsent(handler.block(), k -> new LinkedHashSet<>())
                  .add(handler.type().name());
            });
    List<CaughtFailure> lost = new ArrayList<>();
    byBlock.forEach(
        (block, failures) -> {
          Set<String> caught = types.getOrDefault(block, Set.of());
          CaughtFailure.Manner manner = manner(block, caught, failures);
          if (manner != null) {
            Set<Obligation.Access> accesses = new LinkedHashSet<>();
            failures.forEach(f -> accesses.add(f.access()));
            lost.add(
                new CaughtFailure(
                    method.reference(),
                    range(block),
                    String.join("|", caught),
                    accesses,
                    manner,
                    failures.get(0).site()));
          }
        });
    return lost;
  }

  private SourceRange range(int block) {
    List<Statement> statements = cfg.block(block).statements();
    return statements.isEmpty() ? SourceRange.UNKNOWN : statements.get(0).range();
  }

  /** Returns how the handler at a block loses the failure, or null if it does not. */
  private CaughtFailure.@Nullable Manner manner(
      int entry, Set<String> caught, List<Recorder.DatabaseFailure> failures) {
    boolean onlyReads = failures.stream().allMatch(f -> f.access() == Obligation.Access.READ);
    if (caught.stream().allMatch(t -> isExpected(t, onlyReads))) {
      return null;
    }
    BitSet region = cfg.dominatedBy(entry);
    Local exception = exception(entry);
    Set<Local> aliases = aliases(region, exception);
    boolean retries = caught.stream().anyMatch(t -> RETRIED.contains(Descriptions.simpleName(t)));
    Walk walk = new Walk(region, aliases, retries);
    walk.from(entry);
    return walk.lost;
  }

  private static boolean isExpected(String type, boolean onlyReads) {
    String simple = Descriptions.simpleName(type);
    boolean data =
        simple.equals("DataIntegrityViolationException")
            || simple.equals("ConstraintViolationException");
    return EXPECTED.contains(simple) && (onlyReads || data || !simple.startsWith("Empty"));
  }

  private @Nullable Local exception(int entry) {
    for (Statement statement : cfg.block(entry).statements()) {
      if (statement instanceof Statement.Caught caught) {
        return caught.target();
      }
    }
    return null;
  }

  /** The locals that hold the exception, or something that was made from it. */
  private Set<Local> aliases(BitSet region, @Nullable Local exception) {
    Set<Local> aliases = new LinkedHashSet<>();
    if (exception == null) {
      return aliases;
    }
    aliases.add(exception);
    int size;
    do {
      size = aliases.size();
      for (int b = region.nextSetBit(0); b >= 0; b = region.nextSetBit(b + 1)) {
        for (Statement s : cfg.block(b).statements()) {
          if (s instanceof Statement.Assign a
              && a.value() instanceof Local l
              && aliases.contains(l)) {
            aliases.add(a.target());
          } else if (s instanceof Statement.Cast c
              && c.operand() instanceof Local l
              && aliases.contains(l)) {
            aliases.add(c.target());
          }
        }
      }
    } while (aliases.size() > size);
    return aliases;
  }

  /** Walks the paths of one handler until each one handled the failure or left the handler. */
  private final class Walk {
    private final BitSet region;
    private final Set<Local> aliases;
    private final boolean retries;
    private final BitSet seen = new BitSet();
    private CaughtFailure.@Nullable Manner lost;
    private boolean logged;

    Walk(BitSet region, Set<Local> aliases, boolean retries) {
      this.region = region;
      this.aliases = aliases;
      this.retries = retries;
    }

    void from(int entry) {
      List<Integer> open = new ArrayList<>(List.of(entry));
      while (!open.isEmpty() && lost == null) {
        int next = open.remove(open.size() - 1);
        if (seen.get(next)) {
          continue;
        }
        seen.set(next);
        if (handles(cfg.block(next))) {
          continue;
        }
        for (CfgEdge edge : cfg.successors(next)) {
          if (edge instanceof CfgEdge.Exceptional) {
            continue;
          }
          if (region.get(edge.to())) {
            open.add(edge.to());
          } else if (!leavesWell(edge)) {
            boolean again = edge.to() <= next && loops(edge.to(), next);
            lost =
                again
                    ? CaughtFailure.Manner.CONTINUE_LOOP
                    : logged ? CaughtFailure.Manner.LOG_ONLY : CaughtFailure.Manner.EMPTY;
          }
        }
      }
    }

    private boolean loops(int header, int from) {
      return cfg.normallyReachable(header).get(from) || header < from;
    }

    /**
     * Trying again is handling if the attempts are bounded by a rethrow, which ends another path.
     */
    private boolean leavesWell(CfgEdge edge) {
      if (retries && cfg.normallyReachable(edge.to()).intersects(region)) {
        return true;
      }
      return throwsAfter(edge.to());
    }

    /** The exception was kept in a variable that is thrown or returned after the handler. */
    private boolean throwsAfter(int block) {
      BitSet after = cfg.normallyReachable(block);
      for (int b = after.nextSetBit(0); b >= 0; b = after.nextSetBit(b + 1)) {
        if (region.get(b)) {
          continue;
        }
        Terminator end = cfg.block(b).terminator();
        if (end instanceof Terminator.Throw t && holds(t.exception())) {
          return true;
        }
        for (Statement s : cfg.block(b).statements()) {
          if (s instanceof Statement.Call call
              && !isLog(call)
              && call.arguments().stream().anyMatch(this::holds)) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean holds(Operand operand) {
      return operand instanceof Local local && aliases.contains(local);
    }

    private boolean handles(BasicBlock block) {
      for (Statement statement : block.statements()) {
        if (handles(statement)) {
          return true;
        }
      }
      Terminator end = block.terminator();
      if (end instanceof Terminator.Throw) {
        return true;
      }
      if (end instanceof Terminator.Return r) {
        if (!isFailureValue(block, r.value())) {
          lost =
              r.value() != null
                  ? CaughtFailure.Manner.RETURN_DEFAULT
                  : logged ? CaughtFailure.Manner.LOG_ONLY : CaughtFailure.Manner.EMPTY;
        }
        return true;
      }
      return false;
    }

    private boolean handles(Statement statement) {
      if (statement instanceof Statement.FieldStore store) {
        return holds(store.value())
            || store.value() instanceof Constant
            || store.value() instanceof Local;
      }
      if (statement instanceof Statement.ArrayStore store) {
        return holds(store.value()) && !isVarargs(store);
      }
      if (statement instanceof Statement.Assign assign) {
        return recordsFlag(assign);
      }
      if (statement instanceof Statement.Binary binary) {
        return countsUp(binary);
      }
      if (statement instanceof Statement.Call call) {
        return handlesByCall(call);
      }
      return statement instanceof Statement.Closure closure
          && closure.captured().stream().anyMatch(this::holds);
    }

    /** The array of a variable-argument call holds the exception only for that call. */
    private boolean isVarargs(Statement.ArrayStore store) {
      return store.array() instanceof Local local && local.kind() == Local.Kind.TEMPORARY;
    }

    /** {@code failed = true}: a variable from outside of the handler that is read after it. */
    private boolean recordsFlag(Statement.Assign assign) {
      return assign.target().kind() != Local.Kind.TEMPORARY
          && !holds(assign.value())
          && isAssignedOutside(assign.target())
          && isReadAfter(assign.target());
    }

    private boolean countsUp(Statement.Binary binary) {
      return isAssignedOutside(binary.target()) && isReadAfter(binary.target());
    }

    private boolean isAssignedOutside(Local local) {
      for (BasicBlock block : cfg.body().blocks()) {
        if (!region.get(block.index())
            && block.statements().stream().anyMatch(s -> local.equals(s.target()))) {
          return true;
        }
      }
      return local.kind() == Local.Kind.PARAMETER;
    }

    private boolean isReadAfter(Local local) {
      for (BasicBlock block : cfg.body().blocks()) {
        if (region.get(block.index())) {
          continue;
        }
        for (Statement s : block.statements()) {
          if (Operands.of(s).contains(local)
              && !(s instanceof Statement.Binary b && b.target().equals(local))) {
            return true;
          }
        }
        if (Operands.of(block.terminator()).contains(local)) {
          return true;
        }
      }
      return false;
    }

    private boolean handlesByCall(Statement.Call call) {
      if (isLog(call)) {
        logged = true;
        return false;
      }
      boolean onException = call.receiver() != null && holds(call.receiver());
      if (onException) {
        // Asking the exception what happened is not handling it.
        logged |= call.method().name().equals("printStackTrace");
        return false;
      }
      if (call.arguments().stream().anyMatch(this::holds)) {
        return true;
      }
      List<String> words = Names.tokens(call.method().name());
      if (words.stream().anyMatch(FAILURE_WORDS::contains)
          || words.get(0).startsWith("setrollback")
          || call.method().name().equals("setRollbackOnly")) {
        return true;
      }
      return collects(call) || isDatabaseWrite(call);
    }

    /** {@code failed.add(x)}: a collection from outside of the handler takes what failed. */
    private boolean collects(Statement.Call call) {
      boolean adds =
          call.method().name().equals("add")
              || call.method().name().equals("put")
              || call.method().name().equals("offer")
              || call.method().name().equals("addAll");
      return adds
          && !call.arguments().isEmpty()
          && call.receiver() instanceof Local local
          && (isAssignedOutside(local) || isFieldOfRegion(local));
    }

    private boolean isFieldOfRegion(Local local) {
      for (int b = region.nextSetBit(0); b >= 0; b = region.nextSetBit(b + 1)) {
        for (Statement s : cfg.block(b).statements()) {
          if (s instanceof Statement.FieldLoad && local.equals(s.target())) {
            return true;
          }
        }
      }
      return false;
    }

    /** Compensation, or a record of the failure. */
    private boolean isDatabaseWrite(Statement.Call call) {
      List<MethodFact> facts =
          context.index().models().facts(call.method(), context.index().hierarchy());
      for (MethodFact fact : facts) {
        if (fact instanceof MethodFact.Database d) {
          return switch (d.kind()) {
            case WRITE, BY_TEXT, ROLLBACK -> true;
            default -> false;
          };
        }
      }
      if (context.repositories().access(call.method()) == Obligation.Access.WRITE) {
        return true;
      }
      for (MethodModel target : context.index().targets(call.kind(), call.method())) {
        MethodSummary summary = context.summary(target);
        if (summary != null
            && (summary.effects().contains(MethodSummary.EffectSort.DATABASE_WRITE)
                || summary.effects().contains(MethodSummary.EffectSort.ROLLBACK_ONLY)
                || summary.result() == null)) {
          return true;
        }
      }
      return false;
    }

    private boolean isLog(Statement.Call call) {
      List<MethodFact> facts =
          context.index().models().facts(call.method(), context.index().hierarchy());
      for (MethodFact fact : facts) {
        if (fact instanceof MethodFact.Sink sink
            && (sink.kind() == MethodFact.SinkKind.LOG
                || sink.kind() == MethodFact.SinkKind.STREAM
                || sink.kind() == MethodFact.SinkKind.LOG_CONTEXT)) {
          return true;
        }
      }
      if (isLogger(call.method().owner())) {
        return true;
      }
      List<MethodModel> targets = context.index().targets(call.kind(), call.method());
      return !targets.isEmpty()
          && targets.stream()
              .allMatch(
                  t -> {
                    MethodSummary summary = context.summary(t);
                    return summary != null
                        && summary.result() != null
                        && summary.effects().equals(Set.of(MethodSummary.EffectSort.LOG));
                  });
    }

    private boolean isLogger(String owner) {
      List<String> words = Names.tokens(Descriptions.simpleName(owner));
      return !words.isEmpty()
          && (words.get(words.size() - 1).equals("logger")
              || words.get(words.size() - 1).equals("log"));
    }

    /** Whether what is returned tells the caller that something failed. */
    private boolean isFailureValue(BasicBlock block, @Nullable Operand value) {
      if (value == null) {
        return false;
      }
      if (holds(value)) {
        return true;
      }
      if (value instanceof Constant constant) {
        return isFailureConstant(constant);
      }
      Statement definition = definition(block, (Local) value);
      if (definition instanceof Statement.Call call) {
        return !isEmptyValue(call) && !isPlainSuccess(call);
      }
      if (definition instanceof Statement.Assign assign && assign.value() instanceof Constant c) {
        return isFailureConstant(c);
      }
      if (definition instanceof Statement.FieldLoad load) {
        List<String> words = Names.tokens(load.field().name());
        return words.stream()
            .anyMatch(
                w -> FAILURE_WORDS.contains(w) || w.equals("unavailable") || w.equals("unknown"));
      }
      if (definition instanceof Statement.New made) {
        List<String> words = Names.tokens(Descriptions.simpleName(made.type().name()));
        return words.stream().anyMatch(FAILURE_WORDS::contains);
      }
      return false;
    }

    /**
     * {@code false} and a negative number say that it failed if the normal way returns something
     * else.
     */
    private boolean isFailureConstant(Constant constant) {
      Object failure = constant.value();
      boolean says =
          Boolean.FALSE.equals(failure)
              || (failure instanceof Integer i && i < 0)
              || (failure instanceof Integer zero
                  && zero == 0
                  && method.returns().name().equals("boolean"))
              || (failure instanceof Long l && l < 0)
              || (failure instanceof String s
                  && Names.tokens(s).stream().anyMatch(FAILURE_WORDS::contains));
      return says && returnsOtherwise(failure);
    }

    private boolean returnsOtherwise(@Nullable Object failure) {
      for (BasicBlock block : cfg.body().blocks()) {
        if (!region.get(block.index())
            && block.terminator() instanceof Terminator.Return r
            && r.value() != null
            && !(r.value() instanceof Constant c && java.util.Objects.equals(c.value(), failure))) {
          return true;
        }
      }
      return false;
    }

    private @Nullable Statement definition(BasicBlock block, Local local) {
      for (int i = block.statements().size() - 1; i >= 0; i--) {
        if (local.equals(block.statements().get(i).target())) {
          return block.statements().get(i);
        }
      }
      Statement found = null;
      for (int b = region.nextSetBit(0); b >= 0; b = region.nextSetBit(b + 1)) {
        for (Statement s : cfg.block(b).statements()) {
          if (local.equals(s.target())) {
            found = s;
          }
        }
      }
      return found;
    }

    private boolean isEmptyValue(Statement.Call call) {
      String name = call.method().name();
      String owner = call.method().owner();
      boolean factory =
          name.startsWith("empty")
              || name.equals("of")
              || name.equals("ofNullable")
              || name.equals("just");
      boolean boxing = owner.startsWith("java.lang.") && name.equals("valueOf");
      return (call.arguments().isEmpty() && factory && owner.startsWith("java.util"))
          || (boxing && !(call.arguments().get(0) instanceof Constant c && isFailureConstant(c)))
          || (name.equals("empty") && call.arguments().isEmpty())
          || (owner.startsWith("java.util.") && name.startsWith("empty"));
    }

    private boolean isPlainSuccess(Statement.Call call) {
      List<String> words = Names.tokens(call.method().name());
      return words.contains("ok") || words.contains("success") || words.contains("succeeded");
    }
  }
}
