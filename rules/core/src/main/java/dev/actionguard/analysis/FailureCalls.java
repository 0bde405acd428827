package dev.actionguard.analysis;

import dev.actionguard.ir.Local;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.Statement;
import dev.actionguard.model.MethodFact;
import java.util.List;
import java.util.Set;

/** Tells what the calls of a handler do about the failure. */
final class FailureCalls {
  private static final Set<String> ADDS = Set.of("add", "put", "offer", "addAll");

  /** Results that are only something told about the exception. */
  private static final Set<String> TOLD = Set.of("boolean", "int", "long", "java.lang.String");

  private final AnalysisContext context;
  private final FailureRegion region;
  private final LogCalls logs;

  FailureCalls(AnalysisContext context, FailureRegion region) {
    this.context = context;
    this.region = region;
    logs = new LogCalls(context);
  }

  /** Returns whether a call deals with the failure, or hands the exception to someone. */
  boolean handles(Statement.Call call) {
    if (logs(call) || (call.receiver() != null && region.holds(call.receiver()))) {
      // Asking the exception what happened is not handling it.
      return false;
    }
    if (call.arguments().stream().anyMatch(region::holds)) {
      return !asks(call);
    }
    return FailureWords.in(call.method().name())
        || call.method().name().equals("setRollbackOnly")
        || collects(call)
        || isDatabaseWrite(call);
  }

  /** {@code if (isDuplicate(e))}: the exception is looked at, and the answer used. */
  private boolean asks(Statement.Call call) {
    String returned = call.method().returns();
    return call.target() != null
        && (TOLD.contains(returned)
            || context.index().hierarchy().isSubtype(returned, "java.lang.Throwable"));
  }

  /** {@code failed.add(x)}: a collection from outside of the handler takes what failed. */
  private boolean collects(Statement.Call call) {
    return ADDS.contains(call.method().name())
        && !call.arguments().isEmpty()
        && call.receiver() instanceof Local local
        && (region.isAssignedOutside(local) || region.isField(local));
  }

  /** Compensation, or a record of the failure. */
  private boolean isDatabaseWrite(Statement.Call call) {
    for (MethodFact fact : facts(call)) {
      if (fact instanceof MethodFact.Database d) {
        return switch (d.kind()) {
          case WRITE, BY_TEXT, ROLLBACK -> true;
          default -> false;
        };
      }
    }
    return context.repositories().access(call.method()) == Obligation.Access.WRITE
        || context.index().targets(call.kind(), call.method()).stream().anyMatch(this::acts);
  }

  private boolean acts(MethodModel target) {
    MethodSummary summary = context.summary(target);
    return summary != null
        && (summary.effects().contains(MethodSummary.EffectSort.DATABASE_WRITE)
            || summary.effects().contains(MethodSummary.EffectSort.ROLLBACK_ONLY)
            || summary.result() == null);
  }

  /** Returns whether a call only writes to a log. */
  boolean logs(Statement.Call call) {
    if (call.receiver() != null && region.holds(call.receiver())) {
      return call.method().name().equals("printStackTrace");
    }
    return logs.isLog(call);
  }

  private List<MethodFact> facts(Statement.Call call) {
    return context.index().models().facts(call.method(), context.index().hierarchy());
  }
}
