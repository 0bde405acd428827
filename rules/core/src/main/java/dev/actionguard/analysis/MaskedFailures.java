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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds code on the way out of a database failure that puts something else in its place: a finally
 * block that is left by itself, and a {@code rollback} or {@code close} that may fail in turn while
 * nobody was told of the first failure.
 */
final class MaskedFailures {
  private static final Set<String> CLEANUP = Set.of("rollback", "close");

  private final MethodRef method;
  private final FailureRegion region;
  private final FailureCalls calls;
  private final Site cause;

  MaskedFailures(AnalysisContext context, MethodRef method, FailureRegion region, Site cause) {
    this.method = method;
    this.region = region;
    this.cause = cause;
    calls = new FailureCalls(context, region);
  }

  /** Returns the faults of the finally blocks of a method that failures pass, in block order. */
  static List<Fault> inFinally(
      AnalysisContext context, MethodModel method, Cfg cfg, Recorder recorder) {
    Map<Integer, BitSet> failing = new LinkedHashMap<>();
    Map<Integer, Site> causes = new LinkedHashMap<>();
    for (Recorder.DatabaseFailure failure : recorder.databaseFailures()) {
      for (BasicBlock.Handler handler : cfg.block(failure.site().block()).handlers()) {
        if (handler.origin() == BasicBlock.Origin.FINALLY) {
          failing.computeIfAbsent(handler.block(), k -> new BitSet()).set(failure.site().block());
          causes.putIfAbsent(handler.block(), failure.site());
        }
      }
    }
    List<Fault> faults = new ArrayList<>();
    failing.forEach(
        (entry, blocks) -> {
          FailureRegion region =
              new FailureRegion(
                  cfg, cfg.dominatedBy(entry), new BitSet(), blocks, exception(cfg, entry));
          Site cause = java.util.Objects.requireNonNull(causes.get(entry));
          MaskedFailures masked = new MaskedFailures(context, method.reference(), region, cause);
          faults.addAll(masked.leaving(entry));
          faults.addAll(masked.cleanup(entry));
        });
    return faults;
  }

  /** Returns the faults of the catch clause that begins at a block. */
  List<Fault> inCatch(int entry) {
    return cleanup(entry);
  }

  private static @Nullable Local exception(Cfg cfg, int entry) {
    for (Statement statement : cfg.block(entry).statements()) {
      if (statement instanceof Statement.Caught caught) {
        return caught.target();
      }
    }
    return null;
  }

  /** The ways out of a finally block that do not throw again what it interrupted. */
  private List<Fault> leaving(int entry) {
    List<Fault> faults = new ArrayList<>();
    Cfg cfg = region.cfg();
    for (BasicBlock block : cfg.body().blocks()) {
      if (!region.contains(block.index())) {
        continue;
      }
      Terminator end = block.terminator();
      if (end instanceof Terminator.Return) {
        faults.add(fault(Fault.Sort.FINALLY_LEAVES, end.range(), "return"));
      } else if (end instanceof Terminator.Throw t) {
        if (!region.holds(t.exception()) && !isCaught(entry, block) && !handsOn(block.index())) {
          faults.add(fault(Fault.Sort.FINALLY_LEAVES, end.range(), "throw"));
        }
      } else {
        for (CfgEdge edge : cfg.successors(block.index())) {
          if (!(edge instanceof CfgEdge.Exceptional) && !region.contains(edge.to())) {
            faults.add(fault(Fault.Sort.FINALLY_LEAVES, range(block), "jump"));
            break;
          }
        }
      }
    }
    return faults;
  }

  private static SourceRange range(BasicBlock block) {
    if (block.terminator().range().isKnown()) {
      return block.terminator().range();
    }
    List<Statement> statements = block.statements();
    return statements.isEmpty()
        ? SourceRange.UNKNOWN
        : statements.get(statements.size() - 1).range();
  }

  /** What is thrown stays inside of the finally block, or is the copy of a handler in it. */
  private boolean isCaught(int entry, BasicBlock block) {
    return block.handlers().stream().anyMatch(h -> region.contains(h.block()))
        || region.cfg().body().blocks().stream()
            .flatMap(b -> b.handlers().stream())
            .anyMatch(
                h ->
                    h.origin() != BasicBlock.Origin.CATCH
                        && h.block() != entry
                        && region.contains(h.block())
                        && region.cfg().dominatedBy(h.block()).get(block.index()));
  }

  /** The first exception was given to somebody or logged on the way to a block. */
  private boolean handsOn(int end) {
    for (BasicBlock block : region.cfg().body().blocks()) {
      if (region.contains(block.index())
          && region.cfg().normallyReachable(block.index()).get(end)
          && block.statements().stream().anyMatch(this::tells)) {
        return true;
      }
    }
    return false;
  }

  private boolean tells(Statement statement) {
    return statement instanceof Statement.Call call
        && (call.arguments().stream().anyMatch(region::holds)
            || (calls.logs(call)
                && Operands.of(call).stream()
                    .anyMatch(o -> region.holds(o) || region.isAnswer(o))));
  }

  /** Calls of a driver that may throw out of the handler before the failure was told. */
  private List<Fault> cleanup(int entry) {
    List<Fault> faults = new ArrayList<>();
    Cfg cfg = region.cfg();
    for (BasicBlock block : cfg.body().blocks()) {
      if (!region.contains(block.index()) || block.index() < entry) {
        continue;
      }
      boolean guarded =
          block.handlers().stream()
              .anyMatch(h -> region.contains(h.block()) && takesSqlException(h.type().name()));
      if (guarded) {
        continue;
      }
      for (Statement statement : block.statements()) {
        if (statement instanceof Statement.Call call
            && call.method().owner().startsWith("java.sql.")
            && CLEANUP.contains(call.method().name())
            && isOwn(call)
            && !handsOn(block.index())) {
          faults.add(
              fault(Fault.Sort.CLEANUP_FAILS, call.range(), Descriptions.method(call.method())));
        }
      }
    }
    return faults;
  }

  /** Not a resource's implicit close, which keeps the second failure as a suppressed one. */
  private boolean isOwn(Statement.Call call) {
    return region.cfg().body().blocks().stream()
        .filter(b -> b.statements().contains(call))
        .flatMap(b -> b.handlers().stream())
        .noneMatch(h -> h.origin() == BasicBlock.Origin.SYNTHETIC);
  }

  private boolean takesSqlException(String caught) {
    return caught.equals("java.lang.Exception")
        || caught.equals("java.lang.Throwable")
        || caught.equals("java.sql.SQLException");
  }

  private Fault fault(Fault.Sort sort, SourceRange range, String subject) {
    return new Fault(sort, method, range, subject, cause, Optional.empty());
  }
}
