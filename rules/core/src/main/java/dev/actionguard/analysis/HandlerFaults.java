package dev.actionguard.analysis;

import dev.actionguard.cfg.Cfg;
import dev.actionguard.ir.MethodModel;
import dev.actionguard.ir.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what the handlers of one method do wrong about the database failures that they take. */
final class HandlerFaults {
  private final AnalysisContext context;
  private final MethodModel method;
  private final Cfg cfg;

  HandlerFaults(AnalysisContext context, MethodModel method, Cfg cfg) {
    this.context = context;
    this.method = method;
    this.cfg = cfg;
  }

  /** Returns the faults in block order. */
  List<Fault> find(Recorder recorder) {
    if (recorder.databaseFailures().isEmpty()) {
      return List.of();
    }
    Map<Integer, List<Recorder.DatabaseFailure>> byBlock = new LinkedHashMap<>();
    Map<Integer, Boolean> answers = new LinkedHashMap<>();
    new DatabaseExceptions(context.index(), cfg, recorder)
        .caught()
        .forEach(
            (handler, failures) -> {
              byBlock.computeIfAbsent(handler.block(), k -> new ArrayList<>()).addAll(failures);
              answers.merge(
                  handler.block(),
                  CatchAnalysis.isExpected(handler.type().name(), true),
                  Boolean::logicalAnd);
            });
    Set<Site> handlers = new LinkedHashSet<>();
    byBlock
        .keySet()
        .forEach(b -> handlers.add(new Site(method.reference(), b, 0, SourceRange.UNKNOWN)));
    recorder.databaseHandlers(handlers);
    CatchAnalysis catches = new CatchAnalysis(context, method, cfg);
    List<Fault> faults = new ArrayList<>();
    byBlock.forEach(
        (block, failures) -> {
          FailureRegion region = catches.region(block, failures);
          Site cause = failures.get(0).site();
          if (!answers.getOrDefault(block, false)) {
            faults.addAll(new LostCauses(context, method.reference(), region, cause).find(false));
          }
          faults.addAll(
              new MaskedFailures(context, method.reference(), region, cause).inCatch(block));
        });
    faults.addAll(MaskedFailures.inFinally(context, method, cfg, recorder));
    return faults;
  }
}
