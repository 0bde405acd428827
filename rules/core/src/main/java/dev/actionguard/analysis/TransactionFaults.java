package dev.actionguard.analysis;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.cfg.CfgEdge;
import dev.actionguard.ir.BasicBlock;
import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.SourceRange;
import dev.actionguard.ir.Statement;
import dev.actionguard.ir.Terminator;
import dev.actionguard.ir.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds in one method what makes a transaction of it cover less than it says. */
final class TransactionFaults {
  private final AnalysisContext context;
  private final MethodModel method;
  private final Cfg cfg;
  private final EffectLog log;
  private final EffectOrder order;
  private final Transactions.@Nullable Declared declared;

  TransactionFaults(
      AnalysisContext context, MethodModel method, Cfg cfg, EffectLog log, EffectOrder order) {
    this.context = context;
    this.method = method;
    this.cfg = cfg;
    this.log = log;
    this.order = order;
    declared = context.transactions().declared(method);
  }

  /**
   * Returns the faults.
   *
   * @param effects what the method shows its callers
   * @param lost the handlers of the method that lose a failure
   * @param failing the calls that may throw a database exception
   */
  List<Fault> find(
      ActionEffects effects, List<CaughtFailure> lost, List<Recorder.DatabaseFailure> failing) {
    List<Fault> faults = new ArrayList<>();
    if (log.isEmpty()) {
      return faults;
    }
    manual(faults);
    Transactions.Declared transaction = declared;
    if (transaction == null || !transaction.opens()) {
      forgotten(failing, faults);
      otherThreads(faults, false);
      return faults;
    }
    if (effects.writes() && transaction.onMethod()) {
      String reason = context.transactions().notIntercepted(method);
      if (!reason.isEmpty()) {
        faults.add(atMethod(Fault.Sort.NOT_INTERCEPTED, reason, effects.effects().get(0).origin()));
        return faults;
      }
    }
    otherThreads(faults, true);
    if (transaction.isReadOnly()) {
      log.events().stream()
          .filter(e -> e.renewing() == null && !e.otherThread())
          .map(e -> e.first(WriteEffect.Kind.WRITE))
          .filter(e -> e != null)
          .findFirst()
          .ifPresent(
              e ->
                  faults.add(
                      atMethod(Fault.Sort.READ_ONLY, Descriptions.method(e.method()), e.origin())));
    }
    checked(transaction, faults);
    caughtInside(lost, faults);
    renewed(faults);
    return faults;
  }

  private Fault atMethod(Fault.Sort sort, String subject, Site cause) {
    return new Fault(sort, method.reference(), firstLine(cfg), subject, cause, Optional.empty());
  }

  /** Class files know an annotation only by its member, and a member by its first line. */
  static SourceRange firstLine(Cfg cfg) {
    SourceRange first = SourceRange.UNKNOWN;
    for (BasicBlock block : cfg.body().blocks()) {
      for (Statement statement : block.statements()) {
        SourceRange range = statement.range();
        if (range.isKnown() && (!first.isKnown() || range.startLine() < first.startLine())) {
          first = range;
        }
      }
    }
    return first.isKnown() ? SourceRange.line(first.startLine()) : first;
  }

  /** A transaction that is begun and committed by hand. */
  private void manual(List<Fault> faults) {
    boolean begins = log.events().stream().anyMatch(e -> e.kind() == EffectLog.Kind.BEGIN);
    boolean rollsBack = log.events().stream().anyMatch(e -> e.kind() == EffectLog.Kind.ROLLBACK);
    Set<SourceRange> inFinally = new LinkedHashSet<>();
    log.events().stream()
        .filter(e -> e.kind() == EffectLog.Kind.COMMIT && isInFinally(e.site()))
        .forEach(e -> inFinally.add(e.site().range()));
    for (EffectLog.Event commit : log.events()) {
      if (commit.kind() != EffectLog.Kind.COMMIT) {
        continue;
      }
      List<EffectLog.Event> writes =
          order.before(commit.site()).stream().filter(e -> e.has(WriteEffect.Kind.WRITE)).toList();
      Statement statement = statement(commit.site());
      if (!(statement instanceof Statement.Call call) || isEndOfTransaction(call)) {
        continue;
      }
      if (inFinally.contains(commit.site().range())) {
        if (!rollsBack && begins) {
          faults.add(
              fault(Fault.Sort.COMMIT_IN_FINALLY, commit.site(), call.method(), commit.site()));
        }
      } else if (begins && !writes.isEmpty()) {
        for (EffectLog.Event write : writes) {
          if (order.isOpen(write.site()) && !isRolledBack(write)) {
            faults.add(fault(Fault.Sort.NO_ROLLBACK, commit.site(), call.method(), write.site()));
            break;
          }
        }
      }
    }
  }

  /** {@code setAutoCommit(true)} ends a transaction as well; the commit before it is meant. */
  private static boolean isEndOfTransaction(Statement.Call call) {
    return call.method().name().equals("setAutoCommit");
  }

  private Fault fault(Fault.Sort sort, Site at, MethodRef call, Site cause) {
    return new Fault(
        sort, method.reference(), at.range(), Descriptions.method(call), cause, Optional.empty());
  }

  private @Nullable Statement statement(Site site) {
    List<Statement> statements = cfg.block(site.block()).statements();
    return site.index() < statements.size() ? statements.get(site.index()) : null;
  }

  private boolean isInFinally(Site site) {
    return cfg.body().blocks().stream()
        .flatMap(b -> b.handlers().stream())
        .filter(h -> h.origin() == BasicBlock.Origin.FINALLY)
        .anyMatch(h -> cfg.dominatedBy(h.block()).get(site.block()));
  }

  /** Some handler around the write leads to a rollback, or gives the failure to who knows more. */
  private boolean isRolledBack(EffectLog.Event write) {
    BitSet seen = new BitSet();
    Deque<Integer> work = new ArrayDeque<>();
    cfg.block(write.site().block()).handlers().forEach(h -> work.add(h.block()));
    while (!work.isEmpty()) {
      int block = work.remove();
      if (!seen.get(block)) {
        seen.set(block);
        cfg.successors(block).stream().map(CfgEdge::to).forEach(work::add);
      }
    }
    return log.events().stream()
        .anyMatch(e -> e.kind() == EffectLog.Kind.ROLLBACK && seen.get(e.site().block()));
  }

  /** What another thread does fails, and nobody holds what would tell of it. */
  private void forgotten(List<Recorder.DatabaseFailure> failing, List<Fault> faults) {
    for (EffectLog.Event event : log.events()) {
      WriteEffect write = event.first(WriteEffect.Kind.WRITE);
      Statement.Call call = event.otherThread() && write != null ? call(event.site()) : null;
      if (call == null
          || write == null
          || !call.method().owner().startsWith("java.util.concurrent.")
          || call.method().isConstructor() // Making a task starts nothing, and who has it may ask.
          || isRead(call.target())
          || failing.stream().noneMatch(f -> f.site().equals(event.site()))) {
        continue;
      }
      faults.add(
          new Fault(
              Fault.Sort.FORGOTTEN,
              write.place().method(),
              write.place().range(),
              Descriptions.method(write.method()),
              event.site(),
              Optional.empty()));
    }
  }

  private boolean isRead(@Nullable Local local) {
    return local != null
        && cfg.body().blocks().stream()
            .anyMatch(
                b ->
                    Operands.of(b.terminator()).contains(local)
                        || b.statements().stream().anyMatch(s -> Operands.of(s).contains(local)));
  }

  /** Writes that another thread does are in no transaction of this one. */
  private void otherThreads(List<Fault> faults, boolean inTransaction) {
    for (EffectLog.Event event : log.events()) {
      WriteEffect write = event.first(WriteEffect.Kind.WRITE);
      if (write == null || !(inTransaction || event.inTransaction())) {
        continue;
      }
      if (event.otherThread() || isParallel(event.site())) {
        MethodRef in = write.place().method();
        faults.add(
            new Fault(
                Fault.Sort.OTHER_THREAD,
                in,
                write.place().range(),
                Descriptions.method(write.method()),
                event.site(),
                Optional.empty()));
      }
    }
  }

  /** The call is of a stream that was made parallel. */
  private boolean isParallel(Site site) {
    Statement.Call at = call(site);
    if (at == null || !at.method().owner().startsWith("java.util.stream.")) {
      return false;
    }
    for (int hops = 0; hops < 16; hops++) {
      String name = at.method().name();
      if (name.equals("parallelStream") || name.equals("parallel")) {
        return true;
      }
      Statement made = at.receiver() == null ? null : definition(at.receiver());
      if (!(made instanceof Statement.Call before)) {
        return false;
      }
      at = before;
    }
    return false;
  }

  /** The call at a site; where a function is made there, the call that it is given to. */
  private Statement.@Nullable Call call(Site site) {
    Statement statement = statement(site);
    if (!(statement instanceof Statement.Closure closure)) {
      return statement instanceof Statement.Call call ? call : null;
    }
    for (BasicBlock block : cfg.body().blocks()) {
      for (Statement other : block.statements()) {
        if (other instanceof Statement.Call call && call.arguments().contains(closure.target())) {
          return call;
        }
      }
    }
    return null;
  }

  private @Nullable Statement definition(Object local) {
    for (BasicBlock block : cfg.body().blocks()) {
      for (Statement statement : block.statements()) {
        if (local.equals(statement.target())) {
          return statement;
        }
      }
    }
    return null;
  }

  /** A checked exception that leaves after a write: by default the transaction is committed. */
  private void checked(Transactions.Declared transaction, List<Fault> faults) {
    if (transaction.propagation() == Transactions.Propagation.MANDATORY
        || method.exceptions().stream().noneMatch(t -> isChecked(t.name()))
        || transaction.annotation().type().contains(".ejb.")) {
      return;
    }
    for (BasicBlock block : cfg.body().blocks()) {
      for (int i = 0; i < block.statements().size(); i++) {
        Statement statement = block.statements().get(i);
        if (!(statement instanceof Statement.Call call)) {
          continue;
        }
        Site site = new Site(method.reference(), block.index(), i, statement.range());
        for (String type : thrown(call)) {
          if (leaves(type, block) && !transaction.rollsBackFor(type, context.index())) {
            Site first = firstWrite(site);
            if (first != null) {
              faults.add(atMethod(Fault.Sort.CHECKED_EXCEPTION, type, first));
              return;
            }
          }
        }
      }
      if (block.terminator() instanceof Terminator.Throw t
          && isChecked(t.exception().type().name())
          && leaves(t.exception().type().name(), block)
          && !transaction.rollsBackFor(t.exception().type().name(), context.index())) {
        int end = block.statements().size();
        Site first = firstWrite(new Site(method.reference(), block.index(), end, t.range()));
        if (first != null) {
          faults.add(atMethod(Fault.Sort.CHECKED_EXCEPTION, t.exception().type().name(), first));
          return;
        }
      }
    }
  }

  private @Nullable Site firstWrite(Site before) {
    return order.before(before).stream()
        .filter(e -> e.has(WriteEffect.Kind.WRITE))
        .map(EffectLog.Event::site)
        .findFirst()
        .orElse(null);
  }

  private Set<String> thrown(Statement.Call call) {
    Set<String> thrown = new LinkedHashSet<>();
    MethodModel own = context.index().method(call.method());
    Optional<MethodModel> callee =
        own != null
            ? Optional.of(own)
            : context.index().hierarchy().resolve(call.method().owner(), call.method());
    callee.map(MethodModel::exceptions).orElse(List.of()).stream()
        .map(Type::name)
        .filter(this::isChecked)
        .forEach(thrown::add);
    return thrown;
  }

  private boolean isChecked(String type) {
    return context.index().hierarchy().isSubtype(type, "java.lang.Exception")
        && !context.index().hierarchy().isSubtype(type, "java.lang.RuntimeException");
  }

  private boolean leaves(String type, BasicBlock block) {
    return method.exceptions().stream()
            .anyMatch(t -> context.index().hierarchy().isSubtype(type, t.name()))
        && block.handlers().stream()
            .noneMatch(
                h ->
                    h.origin() == BasicBlock.Origin.CATCH
                        && context.index().hierarchy().isSubtype(type, h.type().name()));
  }

  /** A handler that goes on after a part of the writes: they are committed. */
  private void caughtInside(List<CaughtFailure> lost, List<Fault> faults) {
    for (CaughtFailure caught : lost) {
      if (!caught.method().equals(method.reference())
          || !caught.accesses().contains(Obligation.Access.WRITE)
          || caught.ifIgnored()) {
        continue;
      }
      for (EffectLog.Event event : log.events()) {
        if (event.has(WriteEffect.Kind.WRITE)
            && isTakenBy(event.site(), caught.range())
            && order.before(event.site()).stream()
                .anyMatch(e -> e.has(WriteEffect.Kind.WRITE) && !e.equals(event))) {
          faults.add(
              new Fault(
                  Fault.Sort.CAUGHT_INSIDE,
                  method.reference(),
                  caught.range(),
                  caught.caught(),
                  event.site(),
                  Optional.empty()));
          break;
        }
      }
    }
  }

  private boolean isTakenBy(Site site, SourceRange handler) {
    Function<Integer, SourceRange> start =
        b -> {
          List<Statement> statements = cfg.block(b).statements();
          return statements.isEmpty() ? SourceRange.UNKNOWN : statements.get(0).range();
        };
    return cfg.block(site.block()).handlers().stream()
        .anyMatch(h -> start.apply(h.block()).equals(handler));
  }

  /** A callee that commits by itself, beside writes of this transaction. */
  private void renewed(List<Fault> faults) {
    boolean own =
        log.events().stream()
            .anyMatch(
                e -> e.renewing() == null && !e.otherThread() && e.has(WriteEffect.Kind.WRITE));
    if (!own) {
      return;
    }
    for (EffectLog.Event event : log.events()) {
      MethodRef renewing = event.renewing();
      WriteEffect write = event.first(WriteEffect.Kind.WRITE);
      if (renewing != null && write != null && !isInHandler(event.site())) {
        faults.add(
            new Fault(
                Fault.Sort.REQUIRES_NEW,
                method.reference(),
                event.site().range(),
                Descriptions.method(renewing),
                write.origin(),
                Optional.empty()));
      }
    }
  }

  private boolean isInHandler(Site site) {
    return cfg.body().blocks().stream()
        .flatMap(b -> b.handlers().stream())
        .filter(h -> h.origin() != BasicBlock.Origin.SYNTHETIC)
        .anyMatch(h -> cfg.dominatedBy(h.block()).get(site.block()));
  }
}
