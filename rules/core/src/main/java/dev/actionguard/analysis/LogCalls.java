package dev.actionguard.analysis;

import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.MethodRef;
import dev.actionguard.ir.Statement;
import dev.actionguard.model.MethodFact;
import java.util.List;
import java.util.Set;

/** Recognises calls that do nothing but write to a log. */
final class LogCalls {
  private final AnalysisContext context;

  LogCalls(AnalysisContext context) {
    this.context = context;
  }

  /** Returns whether a call only writes to a log. */
  boolean isLog(Statement.Call call) {
    if (isLog(call.method())) {
      return true;
    }
    List<MethodModel> targets = context.index().targets(call.kind(), call.method());
    return targets.isEmpty()
        ? isLogger(call.method().owner())
        : targets.stream().allMatch(this::onlyLogs);
  }

  /** Returns whether a library method writes to a log. */
  boolean isLog(MethodRef method) {
    for (MethodFact fact : context.index().models().facts(method, context.index().hierarchy())) {
      if (fact instanceof MethodFact.Sink sink
          && (sink.kind() == MethodFact.SinkKind.LOG
              || sink.kind() == MethodFact.SinkKind.STREAM
              || sink.kind() == MethodFact.SinkKind.LOG_CONTEXT)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a method of the program does nothing but write to a log. */
  private boolean onlyLogs(MethodModel target) {
    MethodSummary summary = context.summary(target);
    return summary != null
        && summary.result() != null
        && summary.effects().equals(Set.of(MethodSummary.EffectSort.LOG));
  }

  private static boolean isLogger(String owner) {
    List<String> words = Names.tokens(Descriptions.simpleName(owner));
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    return last.equals("logger") || last.equals("log");
  }
}
